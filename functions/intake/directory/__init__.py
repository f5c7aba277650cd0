"""Who provides what, and which teams are told."""
