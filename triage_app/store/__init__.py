"""The case log: the only room with SQLite."""
