"""Facts a person can check; each rule carries its own examples."""
