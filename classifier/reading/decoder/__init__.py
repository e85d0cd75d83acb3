"""The child process that decodes strangers' pictures and PDFs."""
