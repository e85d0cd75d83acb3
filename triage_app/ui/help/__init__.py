"""help: views and their controller."""
