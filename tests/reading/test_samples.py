"""Files written by other programs (samples/README.md) give the expected message."""

from __future__ import annotations

import pytest

from classifier.reading import intake
from classifier.records import Channel, Pasted


@pytest.mark.parametrize("name", ["printed-mail.pdf", "printed-mail.rtf"])
def test_a_file_exported_by_libreoffice(checkout, name):
    message = intake.read(Pasted(checkout / "tests" / "reading" / "samples" / name))
    assert (message.channel, message.sender) == (Channel.EMAIL, "Ameli <x@evil.top>")
    assert message.subject == "Votre carte"
    assert "sur www.ameli.fr avant la fin du mois, faute de quoi" in message.body
    assert [(link.shown, link.target) for link in message.links] == [
        ("www.ameli.fr", "https://ameli-maj.top/carte")
    ]


def test_a_mail_written_by_mutt(checkout):
    message = intake.read(Pasted(checkout / "tests" / "reading" / "samples" / "mutt.mbox"))
    assert (message.channel, message.sender) == (Channel.SMS, "06 39 98 12 34")
    assert message.body.startswith("AMELI : votre carte Vitale expire")
    assert message.caller_words.endswith("Merci de me répondre.\nMarie")
