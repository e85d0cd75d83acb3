"""Writes classifier/text/known_words.txt from the training messages; run it after they change."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from classifier.learning.dataset import read_folder
from classifier.learning.labelled import LabelledMessage
from classifier.text import known_words
from classifier.text.cleaning import fold
from triage_app.paths import training_data_dir

CAMPAIGNS = 2  # in fewer, a word may be a name or mistyped
# Not the last word of a message, nor one before dots: it may be cut in two.
_WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]{2,}(?![\w@/…]|\.\.|\Z)")


def words_of(messages: Iterable[LabelledMessage]) -> list[str]:
    """Return the words of several campaigns, in small letters with and without accents, sorted."""
    campaigns = defaultdict(set)
    for message in messages:
        for word in _WORD.findall(f"{message.subject}\n{message.body}".lower()):
            campaigns[word].add(message.campaign)
    words = {word for word, found in campaigns.items() if len(found) >= CAMPAIGNS}
    return sorted(words | {fold(word) for word in words})


def main() -> int:
    out = Path(known_words.__file__).with_name(known_words.NAME)
    words = words_of(read_folder(training_data_dir()))
    out.write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
