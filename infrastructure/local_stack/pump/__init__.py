"""The table's stream, read and handed to functions as Lambda's event source mapping does."""
