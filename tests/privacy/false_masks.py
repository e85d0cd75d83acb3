"""Print which words of the training messages masking takes for names or addresses.

`python tests/privacy/false_masks.py [--all]`

A word is lost wrongly if it is a common word, an organisation or a place that was masked as a name
of a person. The share is that of all content words (three letters or more, no function words).
People's names and addresses in the messages are masked rightly and do not count.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from classifier.indicators.organisations import Organisations
from classifier.learning.dataset import read_folder
from classifier.masking.message import Masker
from classifier.masking.name_words import Rank, rank
from classifier.text.language import is_function_word
from triage_app.paths import resources_dir, training_data_dir

_PLACEHOLDER = re.compile(r"⟨([A-Z_]+)⟩")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_USUAL = (Rank.NONE, Rank.COMMON)


def replaced(text: str, masked: str) -> Iterator[tuple[str, str]]:
    """Yield the placeholders of a masked text with the words that they replaced."""
    at = 0
    pieces = _PLACEHOLDER.split(masked)
    for n in range(1, len(pieces), 2):
        at += len(pieces[n - 1])
        following = pieces[n + 1]
        end = text.find(following, at) if following else len(text)
        yield pieces[n], text[at:end]
        at = end


def content_words(text: str) -> list[str]:
    """Return the words that say something."""
    return [w for w in _WORD.findall(text) if len(w) > 2 and not is_function_word(w.lower())]


def lost(texts: Iterable[str], known: frozenset[str]) -> tuple[Counter[str], Counter[str], int]:
    """Return the usual words and the other words that names replaced, and how many words are."""
    usual, others, whole = Counter[str](), Counter[str](), 0
    for text in texts:
        whole += len(content_words(text))
        for kind, words in replaced(text, Masker(known).text(text)):
            for word in content_words(words) if kind == "NOM" else ():
                (usual if rank(word) in _USUAL else others)[word] += 1
    return usual, others, whole


def main() -> None:
    """Print the share of content words that are lost, and the words."""
    known = Organisations.load(resources_dir() / "organisations.csv").known_numbers
    messages = read_folder(training_data_dir())
    texts = [text for one in messages for text in (one.sender, one.subject, one.body)]
    usual, others, whole = lost(texts, known)
    print("usual words:", " ".join(f"{word}:{n}" for word, n in usual.most_common()))
    if "--all" in sys.argv:
        print("other words:", " ".join(f"{word}:{n}" for word, n in others.most_common()))
    false, names = sum(usual.values()), sum(others.values())
    print(
        f"{whole} content words, {names} in names ({names / whole:.2%}), {false} usual words lost"
        f" ({false / whole:.3%})"
    )


if __name__ == "__main__":
    main()
