"""The patterns of each kind of identifier; `classifier.masking.message` masks a whole message."""
