"""The message inside: forwards, quotes, and the words around them."""
