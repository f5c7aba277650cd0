"""What editors write, and what to tell them when it is not right."""
