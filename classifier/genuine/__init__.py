"""The genuine messages of an organisation, and the messages that are near-copies of them."""
