"""What desks tell each other: signed events, in files or through a server."""
