"""Checks of the training messages, printed by `make check-data`.

A complaint names the message and the broken rule, never the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from stdnum import luhn
from stdnum.fr import nir
from stdnum.iso7064 import mod_97_10

from classifier.learning.dataset import read_file
from classifier.learning.labelled import LabelledMessage
from classifier.masking.phones import national
from classifier.records import (
    Label,
)

MIN_PER_FAMILY = 50  # smallest number of messages per scenario family
MAX_SHARED = 0.5  # largest share of 5-grams common to messages of different campaigns
MIN_HARD = 0.4  # smallest share of hard messages in each class of a hand that marks them
MARKED_HANDS = ("", "first")  # the others mark a message only now and then
SHARES = {  # group -> value -> (smallest, largest) share of all messages
    "label": {"legit": (0.50, 0.60)},
    "language": {"fr": (0.78, 0.83), "en": (0.17, 0.22)},
    "channel": {"sms": (0.45, 0.55), "email": (0.37, 0.47)},
}
# Numbers that Arcep (decision 2018-0881, 2.5.12), Ofcom and ACMA reserve for fiction.
_FICTION = re.compile(
    r"0199001?|01990\d|026191|035301|046571|053649|063998|08990000|07700900|02079460|0491570"
)
_PHONE = re.compile(r"(?<![\d+.])(?:\+33 ?(?:\(0\))?|0)[1-9](?:[ .-]?\d\d){4}(?!\d)")
_LONG = re.compile(r"(?<![\w.])\d(?:[ .-]?\d){12,18}(?! ?\d|\w)")
_NIR = re.compile(r"\b[12](?: ?\d){4} ?(?:\d\d|2[AB])(?: ?\d){8}\b")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")


def near_copies(messages: Sequence[LabelledMessage]) -> Iterator[tuple[str, str]]:
    """Yield the ids of messages that share too many 5-grams with one of another campaign."""
    grams = {message.id: _grams(message) for message in messages}
    campaigns = {message.id: message.campaign for message in messages}
    owners = defaultdict(set)
    for name, found in grams.items():
        for gram in found:
            owners[gram].add(name)
    for name, found in grams.items():
        shared = Counter(other for gram in found for other in owners[gram])
        for other, count in shared.items():
            if count > MAX_SHARED * len(found) and campaigns[name] != campaigns[other]:
                yield name, other


def _grams(message: LabelledMessage) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", f"{message.subject} {message.body}".lower())
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def real_identifiers(message: LabelledMessage, known_numbers: frozenset[str]) -> Iterator[str]:
    """Yield the kinds of identifiers in the message that could belong to somebody."""
    text = f"{message.sender} {message.subject} {message.body}"
    if any(_is_iban(_bare(found[0])) for found in _IBAN.finditer(text)):
        yield "IBAN"
    text = _IBAN.sub("", text)  # groups of an account number look like cards and phones
    if any(nir.is_valid(_bare(found[0])) for found in _NIR.finditer(text)):
        yield "NIR"
    if any(_is_card(_bare(found[0])) for found in _LONG.finditer(text)):
        yield "card"
    for found in _PHONE.finditer(text):
        number = national(found[0])
        if number not in known_numbers and not _FICTION.match(number):
            yield f"phone {number[:2]}"


def _bare(written: str) -> str:
    return re.sub(r"[ .-]", "", written)


def _is_card(digits: str) -> bool:
    return len(digits) in (14, 15, 16, 19) and luhn.is_valid(digits)


def _is_iban(account: str) -> bool:
    return len(account) >= 15 and mod_97_10.is_valid(account[4:] + account[:4])


def coverage(messages: Sequence[LabelledMessage]) -> Iterator[str]:
    """Yield a table of messages per family by channel, language, label and difficulty."""
    columns = ("sms", "email", "letter", "call", "chat", "fr", "en", "legit", "scam", "hard")
    yield f"{'family':22}{'all':>6}" + "".join(f"{name:>7}" for name in columns)
    families = sorted({message.family for message in messages})
    for family in (*families, "all"):
        rows = [m for m in messages if family in (m.family, "all")]
        counts = Counter(mark for message in rows for mark in _marks(message))
        yield f"{family:22}{len(rows):6}" + "".join(f"{counts[name]:7}" for name in columns)


def _marks(message: LabelledMessage) -> Iterator[str]:
    yield message.channel.value
    yield message.language.value
    yield message.label.value
    if message.note.startswith("hard"):
        yield "hard"


def imbalances(messages: Sequence[LabelledMessage]) -> Iterator[str]:
    """Yield a sentence for each share outside its limits."""
    for group, bounds in SHARES.items():
        counts = Counter(getattr(message, group).value for message in messages)
        for value, (smallest, largest) in bounds.items():
            share = counts[value] / len(messages)
            if not smallest <= share <= largest:
                yield f"{group} {value}: {share:.1%} of all, wanted {smallest:.0%} to {largest:.0%}"
    for label in Label:
        of_label = [one for one in messages if one.label is label and one.hand in MARKED_HANDS]
        share = sum(message.note.startswith("hard") for message in of_label) / max(len(of_label), 1)
        if share < MIN_HARD:
            yield f"hard among {label.value}: {share:.1%}, wanted {MIN_HARD:.0%} or more"
    counts = Counter(message.family for message in messages)
    for family in sorted(counts):
        if counts[family] < MIN_PER_FAMILY:
            yield f"family {family}: {counts[family]} messages, wanted {MIN_PER_FAMILY}"


def complaints(messages: Sequence[LabelledMessage], known_numbers: frozenset[str]) -> Iterator[str]:
    """Yield the problems of single messages: ids, near-copies, identifiers that look real."""
    for name, count in Counter(message.id for message in messages).items():
        if count > 1:
            yield f"{name}: the id is used {count} times"
    for message in messages:
        for kind in real_identifiers(message, known_numbers):
            yield f"{message.id}: a {kind} that could be real"
    for one, other in near_copies(messages):
        yield f"{one}: shares more than half of its 5-grams with {other}, of another campaign"


def misfiled(paths: Iterable[Path]) -> Iterator[str]:
    """Yield a sentence for each message that is in the file of another family or hand."""
    for path in paths:
        for message in read_file(path):
            if path.stem not in (message.family, f"hand-{message.hand}"):
                yield f"{message.id}: it is not in the file of its family or hand"
