"""Pure figures, then writers."""
