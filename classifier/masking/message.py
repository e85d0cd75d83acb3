"""Masking: identifiers become typed placeholders before a message is stored or scored.

The placeholders keep what the indicators need (a price class, a small amount) and nothing that
identifies a person. Masking a masked message changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from classifier.masking.accounts import mask_ibans, mask_ribs
from classifier.masking.amounts_and_dates import mask_amounts, mask_dates
from classifier.masking.cards import mask_cards, mask_expiry_dates
from classifier.masking.coded_pieces import mask_coded_pieces
from classifier.masking.codes import mask_codes, mask_passwords
from classifier.masking.cuts import MaskedWhole
from classifier.masking.fields import (
    mask_caller_words,
    mask_file_name,
    mask_mail_address,
    mask_sender,
    mask_servers,
)
from classifier.masking.health_numbers import mask_health_numbers, mask_probable_health_numbers
from classifier.masking.hosts import restore_hosts, shield_hosts
from classifier.masking.labelled_numbers import mask_labelled_numbers
from classifier.masking.lettering import as_latin, in_own_letters
from classifier.masking.link_addresses import mask_address, mask_links
from classifier.masking.mail_addresses import mask_email_addresses
from classifier.masking.marks import Mark, unmarked
from classifier.masking.names import NameMasker
from classifier.masking.other_numbers import mask_long_numbers, mask_plates
from classifier.masking.phones import mask_phones
from classifier.masking.postal_addresses import mask_postal_addresses
from classifier.masking.spelled_numbers import mask_spelled_numbers
from classifier.records import Link, MaskedMessage, Message

PLACEHOLDERS = (
    "NIR",
    "IBAN_FR",
    "IBAN_ETRANGER",
    "RIB",
    "CARTE",
    "TEL_MOBILE",
    "TEL_FIXE",
    "TEL_GRATUIT",
    "TEL_SURTAXE",
    "TEL_ETRANGER",
    "EMAIL",
    "MONTANT",
    "PETIT_MONTANT",
    "DATE",
    "NOM",
    "CONTRAT",
    "ADRESSE",
    "CODE",
    "NUMERO",
)
_PLACEHOLDER = re.compile(f"⟨({'|'.join(PLACEHOLDERS)})⟩")
_DIGIT = re.compile(r"\d")
_NO_DIGITS = re.compile(r"\D+")
_FAR = 170  # characters; the middle of a longer piece without digits is not searched
_AFTER, _BEFORE = 80, 75  # cities and "est votre code" follow a number, labels precede it
_PASSES = 5  # until the links of a text stay as they are
_MOST_ROUNDS = 20  # each changes something; ordinary texts take two
_FEWEST_IN_NUMBER = 8
_FEWEST_IN_PHONE = 6  # 118 218
_PUBLIC_NUMBERS = frozenset({"3646", "3230", "33700", "38663", "7726", "0892705705", "0805805817"})


def mask_message(message: Message, known_numbers: frozenset[str] = frozenset()) -> MaskedMessage:
    """Return the message with placeholders in all fields, and their number by type.

    `known_numbers` are public phone numbers of organisations (digits only); they are not replaced.
    Alternatives are left out: they are masked one by one when they are judged.
    """
    return Masker(known_numbers).message(message)


def mask_text(text: str, known_numbers: frozenset[str] = frozenset()) -> tuple[str, dict[str, int]]:
    """Return the text with placeholders, and their number by type."""
    masked = Masker(known_numbers).text(text)
    return masked, _count([masked])


class Masker:
    """Masks the readings of one input; what stands in several of their texts is masked once.

    `known_numbers` are those of `mask_message`. It holds unmasked text: keep it for one input only.
    `mark` writes the placeholders of phone numbers, accounts and mail addresses.
    """

    def __init__(self, known_numbers: frozenset[str], mark: Mark = unmarked) -> None:
        self._known, self._mark = known_numbers | _PUBLIC_NUMBERS, mark
        self._done: dict[str, str] = {}  # text around digits -> the same, masked
        self._masked: dict[str, str] = {}  # text without links -> the same, masked
        self._texts: dict[str, str] = {}  # any text -> the same, masked
        self._names = NameMasker()
        self._whole: MaskedWhole | None = None

    def read_whole(self, text: str) -> None:
        """Mask a text of which the bodies of messages are passages; they are cut out of it."""
        self._whole = MaskedWhole(text, self.text(text))

    def message(self, message: Message, *, alone: bool = False) -> MaskedMessage:
        """Return a message with placeholders, as `mask_message` does.

        A passage of the text of `read_whole` is cut out of it, unless it is to be read `alone`.
        """
        mask = self.text
        body = mask(message.body) if alone else self._body(message.body)
        masked = replace(
            message,
            body=body,
            sender=mask_sender(message.sender, mask),
            subject=mask(message.subject),
            reply_to=mask_mail_address(message.reply_to, mask),
            return_path=mask_mail_address(message.return_path, mask),
            sent_by=mask_mail_address(message.sent_by, mask),
            received=mask_servers(message.received),
            hidden_text=mask(message.hidden_text),
            caller_words=mask_caller_words(message.caller_words),
            links=self._links(message.links, body),
            attachments=tuple(
                replace(one, name=mask_file_name(one.name, mask)) for one in message.attachments
            ),
            alternatives=(),
        )
        return MaskedMessage(masked, _count(_texts(masked)))

    def is_masked(self, body: str) -> bool:
        """Tell whether masking the body of a message again changes nothing."""
        return self.text(body) == body

    def _body(self, body: str) -> str:
        passage = self._whole.cut(body) if self._whole else None
        return self.text(body) if passage is None else passage

    def _links(self, links: tuple[Link, ...], body: str) -> tuple[Link, ...]:
        """Mask text and addresses of the links; their offsets are those in the masked body."""
        masked, position = [], 0
        for link in links:
            shown = self.text(link.shown)
            target = shown if link.target == link.shown else self.address(link.target)
            start = body.find(shown, position) if link.start >= 0 and shown else -1
            position = start + len(shown) if start >= 0 else position
            end = start + len(shown) if start >= 0 else -1
            onward = tuple(self.address(one) for one in link.onward)
            masked.append(Link(shown, target, start, end, onward, link.hidden))
        return tuple(masked)

    def text(self, text: str) -> str:
        """Return the text with placeholders; of links and coded pieces only what may be kept."""
        if text not in self._texts:
            masked = self._until_unchanged(text) if text else text
            self._texts[text] = self._texts[masked] = masked
        return self._texts[text]

    def _until_unchanged(self, text: str) -> str:
        # Without its last pieces a link may end at another place.
        for _ in range(_PASSES):
            text, before = self._words(mask_links(text, self._words, self._coded)), text
            if text == before:
                break
        return text

    def address(self, address: str) -> str:
        """Return what is kept of the address that a link leads to."""
        return self._words(mask_address(address, self._words))

    def _coded(self, text: str) -> str:
        """Mask the coded pieces of a text that is no link."""
        return mask_coded_pieces(text, lambda plain: self._words(mask_links(plain, self._words)))

    def _words(self, text: str) -> str:
        """Mask a text without links and coded pieces; look-alike letters count as Latin ones."""
        if text not in self._masked:
            latin = as_latin(text)
            masked = in_own_letters(self._latin(latin), latin, text)
            self._masked[text] = self._masked[masked] = masked
        return self._masked[text]

    def _latin(self, text: str) -> str:
        """Mask a text in Latin letters, until nothing changes.

        A placeholder is shorter than what it replaces, so a label may come near another number.
        """
        for _ in range(_MOST_ROUNDS):
            text = mask_passwords(mask_email_addresses(self._spelled(text), self._mark))
            while _DIGIT.search(text) and (masked := self._near_digits(text)) != text:
                text = masked
            before, text = text, self._names.text(text)
            if text == before:
                break
        return text

    def _spelled(self, text: str) -> str:
        return mask_spelled_numbers(text, self._known, self._mark)

    def _near_digits(self, text: str) -> str:
        """Mask only the text around digits, for speed: long mails are mostly words."""
        parts: list[str] = []
        done = 0
        for words in _NO_DIGITS.finditer(text):
            if words.end() - words.start() > _FAR:
                left = words.start() + _AFTER if words.start() else 0
                right = words.end() - _BEFORE if words.end() < len(text) else words.end()
                parts += [self._numbers(text[done:left]), text[left:right]]
                done = right
        return "".join([*parts, self._numbers(text[done:])])

    def _numbers(self, text: str) -> str:
        if text not in self._done:
            self._done[text] = _mask_numbers(text, self._known, self._mark)
        return self._done[text]


def _mask_numbers(text: str, known: frozenset[str], mark: Mark) -> str:
    """Mask what holds digits: numbers with a check sum first, other long numbers last."""
    # Before hosts are protected: "LB76.0000A.AAAA" looks like a host.
    text = shield_hosts(mask_ibans(text, mark))
    digits = len(_DIGIT.findall(text))
    if not digits:
        return restore_hosts(text)
    if digits >= _FEWEST_IN_NUMBER:
        text = _mask_checked_numbers(text, mark)
    text = mask_amounts(mask_dates(text))
    if digits >= _FEWEST_IN_PHONE:
        text = mask_phones(text, known, mark)
    text = mask_codes(mask_plates(mask_expiry_dates(text)), known)
    text = mask_labelled_numbers(text, known)
    text = mask_postal_addresses(text)
    if digits >= _FEWEST_IN_NUMBER:
        text = mask_long_numbers(text, known)
    return restore_hosts(text)


def _mask_checked_numbers(text: str, mark: Mark) -> str:
    text = mask_cards(mask_health_numbers(mask_ribs(text, mark)))
    return mask_probable_health_numbers(text)


def _texts(message: Message) -> list[str]:
    fields = [message.body, message.sender, message.subject, message.reply_to]
    fields += [message.return_path, message.sent_by, message.hidden_text]
    fields += [link.target for link in message.links if link.target != link.shown]
    return fields + [attachment.name for attachment in message.attachments]


def _count(texts: Iterable[str]) -> dict[str, int]:
    return dict(
        Counter(kind for text in texts if "⟨" in text for kind in _PLACEHOLDER.findall(text))
    )
