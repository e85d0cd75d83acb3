"""The lists that a desk keeps itself, each version in a file of its own and in the ledger."""
