"""Training, comparing and choosing models."""
