"""The indicator rules, one module per family."""
