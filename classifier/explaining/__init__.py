"""From contributions to reasons that can be read aloud."""
