"""Names of header lines as mail programs write them: French, English, German, Italian, Spanish."""

from __future__ import annotations

import re

_NAMES = {
    "sender": ("de", "from", "expéditeur", "expediteur", "sender", "von", "da"),
    "subject": (
        *("objet", "subject", "sujet", "object", "titre", "betreff", "oggetto", "asunto"),
        "assunto",
    ),
    "date": (
        *("date", "envoyé", "envoye", "envoyé le", "sent", "reçu", "received", "gesendet"),
        *("datum", "inviato", "data", "enviado", "enviado el", "fecha", "enviada"),
    ),
    "to": (*("à", "a", "to", "pour", "destinataire", "destinataires", "recipient", "an", "para"),),
    "other": (
        *("cc", "cci", "bcc", "copie", "copie à", "copie a", "importance", "priority", "cco"),
        *("répondre à", "reply-to", "répondre a", "reply to", "pièces jointes", "attachments"),
    ),
}
ROLE = {name: role for role, names in _NAMES.items() for name in names}
"""What a header line says, by its name in lower case."""
ANY_NAME = "|".join(sorted((re.escape(name) for name in ROLE), key=len, reverse=True))
FIRST_NAME = "|".join(
    sorted((*_NAMES["sender"], *_NAMES["subject"], *_NAMES["date"]), key=len, reverse=True)
)
"""The names that may stand first in a block of header lines."""
JOINED_NAME = re.compile(
    r"(?<![^\W\d_])(De|From|Von|Da|À|A|To|An|Para|Pour|Envoyé le|Envoyé|Date|Sent|Gesendet|Inviato|"
    r"Enviado el|Enviado|Data|Datum|Fecha|Objet|Subject|Sujet|Betreff|Oggetto|Asunto|Cc|Cci|Copie)"
    r"[ \t\xa0\u202f]{0,3}:(?!//)"
)
"""A name inside a line of joined headers: a capital after an address, an hour or a space."""
MARKS = r"\u200b-\u200f\u202a-\u202e\ufeff"
"""Characters without width that programs write before a line, inside a character class."""
START = rf"^[ \t{MARKS}]*+(?:[>|][ \t]*+){{0,6}}+\**+"
"""The beginning of a line. Possessive, so that a run of spaces is not tried in every split."""
SPACE = r"[ \t\xa0\u202f]"
