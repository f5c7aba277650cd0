"""Restoring the table of cases to an earlier moment, step by step."""
