"""Rules about attachments by name and type; attachments are never opened."""

from __future__ import annotations

from classifier.indicators.context import Context
from classifier.indicators.pattern_rules import rule
from classifier.indicators.rule import Hit, Strength, mail
from classifier.records import Attachment, Message
from classifier.sentence import sentence

RUNNING = frozenset(
    "exe scr com bat cmd js jse vbs vbe wsf hta lnk ps1 msi iso img vhd apk jar docm xlsm pptm "
    "xlam one chm html htm shtml svg".split()
)
PACKED = frozenset("zip rar 7z gz tar ace cab".split())


def _ending(attachment: Attachment) -> str:
    return attachment.name.lower().rpartition(".")[2]


def _dangerous(context: Context) -> Hit | None:
    for attachment in context.message.attachments:
        if _ending(attachment) in RUNNING:
            return Hit(attachment.name[:120], None, {"ending": "." + _ending(attachment)})
    return None


def _packed(context: Context) -> Hit | None:
    for attachment in context.message.attachments:
        if _ending(attachment) in PACKED:
            return Hit(attachment.name[:120], None, {"ending": "." + _ending(attachment)})
    return None


def _with_attachment(name: str, media_type: str = "application/octet-stream") -> Message:
    return Message("Voir pièce jointe", attachments=(Attachment(name, media_type, 10, "0" * 64),))


_PDF = _with_attachment("releve.pdf", "application/pdf")

RULES = (
    rule(
        "I27",
        "request",
        Strength.STRONG,
        sentence("The attachment ({ending}) can run a program or open a fake page."),
        _dangerous,
        (_with_attachment("facture.html"), _with_attachment("carte.APK")),
        (_PDF, mail("Voir pièce jointe")),
        deceives=True,
    ),
    rule(
        "I27b",
        "request",
        Strength.MEDIUM,
        sentence("The attachment is an archive ({ending}), so you cannot see what is inside."),
        _packed,
        (_with_attachment("dossier.zip"), _with_attachment("photos.rar")),
        (_PDF, mail("Voir pièce jointe")),
    ),
)
