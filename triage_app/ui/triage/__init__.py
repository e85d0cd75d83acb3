"""triage: views and their controller."""
