"""cases: views and their controller."""
