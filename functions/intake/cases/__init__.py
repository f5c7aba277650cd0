"""What a case is: its identity, its reference and the day an answer is due."""
