"""Old lists of judged messages: what was received, when, by whom judged, what it was."""
