"""Lambda entry points: an event in, a use case called, an answer out."""
