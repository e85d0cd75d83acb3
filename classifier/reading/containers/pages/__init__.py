"""HTML and style sheets as a browser shows them."""
