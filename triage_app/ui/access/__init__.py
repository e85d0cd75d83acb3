"""access: views and their controller."""
