"""What decodes pictures and PDFs, run in a process of its own."""
