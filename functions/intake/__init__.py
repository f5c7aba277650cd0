"""Forms, cases, notices and the directory of a mediation and support service."""
