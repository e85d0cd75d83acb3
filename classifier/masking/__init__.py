"""What each kind of identifier looks like in a text; `classifier.masking.redaction` is the door."""
