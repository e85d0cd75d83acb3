"""The names that people give to channels in tables and lists."""

from __future__ import annotations

from classifier.records import Channel
from classifier.text.cleaning import fold

_NAMES = {
    Channel.SMS: "sms texto textos mms rcs imessage",
    Channel.EMAIL: "email e-mail mail mel courriel mails emails courriels",
    Channel.LETTER: "letter lettre courrier lettres courriers",
    Channel.CALL: "call appel telephone phone vocal appels",
    Channel.CHAT: "chat whatsapp messenger telegram signal tchat",
}
_CHANNELS = {name: channel for channel, names in _NAMES.items() for name in names.split()}


def channel_named(name: str) -> Channel | None:
    """Return the channel of a French or English name in any case, None for an unknown one."""
    return _CHANNELS.get(fold(name).strip(" .\"'\xa0"))
