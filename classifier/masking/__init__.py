"""What each kind of identifier looks like in a text; `classifier.redaction` is the door."""
