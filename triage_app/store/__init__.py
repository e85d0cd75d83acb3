"""The case log. Only this package imports SQLite."""
