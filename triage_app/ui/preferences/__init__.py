"""preferences: views and their controller."""
