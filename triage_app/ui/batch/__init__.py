"""Many messages at once: read, judged and logged from one table."""
