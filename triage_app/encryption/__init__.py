"""Keys of the case log, and the small files that are encrypted with them."""
