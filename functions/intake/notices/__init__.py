"""What a notification is: its states and when to act on it."""
