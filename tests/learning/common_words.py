"""Writes classifier/masking/common_words.txt; run it after the training messages change.

The words are those of our own training messages, and of the organisations that we know.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from known_words import CAMPAIGNS

from classifier.learning.dataset import read_folder
from classifier.learning.labelled import LabelledMessage
from classifier.masking import name_words
from classifier.masking.anchor_words import FAMILIES, TITLES
from classifier.text.cleaning import fold
from classifier.text.given_names import AMBIGUOUS_NAMES, GIVEN_NAMES
from triage_app.paths import resources_dir, training_data_dir

_ADDRESS = re.compile(r"\S*(?:[@/]|\.\w)\S*")  # of a site or a mail: "piscines-martin.example"
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")
_PART = re.compile(r"[^\W\d_]{2,}")
_BETWEEN = ". \u00a0"  # signs between a form of address and a name


def words_of(messages: Iterable[LabelledMessage], organisations: Iterable[str]) -> list[str]:
    """Return the folded words that are no names, sorted.

    A word counts if several campaigns have it in small letters and not after a form of address:
    in fewer it may be a name or mistyped.
    """
    campaigns = defaultdict(set)
    for message in messages:
        for word in _in_small_letters(f"{message.subject}\n{message.body}"):
            campaigns[word].add(message.campaign)
    words = {word for word, found in campaigns.items() if len(found) >= CAMPAIGNS}
    words.update(fold(part) for name in organisations for part in _PART.findall(name))
    return sorted(words - GIVEN_NAMES - AMBIGUOUS_NAMES)


def _in_small_letters(text: str) -> Iterator[str]:
    text = _ADDRESS.sub("|", text)
    before, end = "", 0
    for found in _WORD.finditer(text):
        is_apart = bool(text[end : found.start()].strip(_BETWEEN))
        is_titled = fold(before) in TITLES | FAMILIES and not is_apart
        if len(found[0]) > 1 and found[0].islower() and not is_titled:
            yield fold(found[0])
        before, end = found[0], found.end()


def written() -> list[str]:
    """Return the words that the file has to hold."""
    with (resources_dir() / "organisations.csv").open(encoding="utf-8") as file:
        names = [f"{row['name']} {row['aliases']}" for row in csv.DictReader(file)]
    return words_of(read_folder(training_data_dir()), names)


def main() -> int:
    """Write the file."""
    words = written()
    out = Path(name_words.__file__).with_name("common_words.txt")
    out.write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
