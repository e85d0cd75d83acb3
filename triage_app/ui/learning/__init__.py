"""learning: views and their controller."""
