"""reports: views and their controller."""
