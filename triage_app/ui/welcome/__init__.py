"""welcome: views and their controller."""
