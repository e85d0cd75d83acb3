"""Mails, mended where they are damaged, with all that is attached to them."""
