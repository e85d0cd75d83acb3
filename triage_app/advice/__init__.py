"""What a caller is advised, as plain records."""
