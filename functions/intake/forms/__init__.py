"""What a form is: its definition, its questions, its rules and the way through it."""
