"""What is this message, and why? Text in, records out."""
