"""Any container in, one Message out."""
