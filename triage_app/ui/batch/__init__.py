"""The batch page: many messages in one table."""
