"""guidance: views and their controller."""
