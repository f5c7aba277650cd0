"""The deployed stack on one machine: for trying things out and for the tests, never for people."""
