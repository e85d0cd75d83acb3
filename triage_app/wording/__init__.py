"""The words outside the window: one catalogue of sentences and names, numbers and dates."""
