"""HTML and email made from forms, cases and notices."""
