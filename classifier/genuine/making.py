"""Makes a template of a genuine message, and the message of it that a model learns from."""

from __future__ import annotations

import re
from dataclasses import replace

from classifier.genuine.contacts import values_to_digest
from classifier.genuine.digests import digest
from classifier.genuine.marked import marked
from classifier.genuine.template import Template
from classifier.genuine.words import slot_names, with_common_slots, words_of
from classifier.indicators.organisations import Organisations
from classifier.masking.message import Masker
from classifier.records import Message
from classifier.text.cleaning import clean_line

_LONGEST_NAME = 80
_MOST_NUMBERS = 40  # of one template whose digests are kept
_SLOT = re.compile(r"\{\{[^{}\n]{0,60}\}\}")
# What a {{…}} stands for, by what it is called: placeholder and parts of names, folded.
_MEANINGS = (
    ("⟨MONTANT⟩", ("montant", "somme", "prix", "amount", "total", "cotisation", "solde")),
    ("⟨DATE⟩", ("date", "jour", "echeance", "day", "deadline")),
    ("⟨CONTRAT⟩", ("contrat", "numero", "num", "ref", "dossier", "adherent", "number", "id")),
    ("⟨NOM⟩", ("nom", "name", "civilite", "conseiller", "medecin", "beneficiaire")),
)


def template_of(
    untrusted_message: Message,
    untrusted_name: str,
    organisation: str,
    salt: str,
    organisations: Organisations,
) -> Template:
    """Return the template of an unmasked message; `organisation` is an id or a name."""
    message = replace(
        untrusted_message,
        subject=with_common_slots(untrusted_message.subject),
        body=with_common_slots(untrusted_message.body),
        alternatives=(),
        caller_words="",
        remarks=(),
    )
    masker = Masker(organisations.known_numbers)
    name = clean_line(masker.text(untrusted_name), _LONGEST_NAME)
    return Template(
        name,
        organisation,
        masker.message(message).message,
        salt,
        frozenset(digest(salt, value) for value in _numbers(message, organisations)),
    )


def _numbers(message: Message, organisations: Organisations) -> list[str]:
    found = marked(message, organisations.known_numbers)
    fields = (found.message.sender, found.message.subject, found.message.body)
    values = set[str]()
    for field in fields:
        values |= values_to_digest(words_of(field), found.untrusted_values, organisations)
    return sorted(values)[:_MOST_NUMBERS]


def filled(message: Message) -> Message:
    """Return the message of a template with a placeholder for each {{…}} that tells its meaning.

    So no model learns how templates are written.
    """
    return replace(message, subject=_filled(message.subject), body=_filled(message.body))


def _filled(text: str) -> str:
    return _SLOT.sub(lambda match: _meaning(match[0]), text) if "{{" in text else text


def _meaning(slot: str) -> str:
    name = next(iter(slot_names(slot)), "")
    found = (sign for sign, names in _MEANINGS if any(part in name for part in names))
    return next(found, "")
