"""What every stage needs of a text: cleaning, links, language, fingerprint."""
