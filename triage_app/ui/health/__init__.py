"""health: views and their controller."""
