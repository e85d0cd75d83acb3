"""Welcome, help, health and preferences."""
