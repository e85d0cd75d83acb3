"""The stored form of a message in words, for `vigie score --what-is-kept` and the window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from classifier.masking.coded_pieces import DATA
from classifier.masking.fields import CALLER_WORDS
from classifier.masking.link_addresses import VALUE
from classifier.sentence import Sentence, named, plural, sentence
from classifier.text.links import defang, written_links
from triage_app.kept_form_record import KeptForm
from triage_app.wording.names import NAMES
from triage_app.wording.words import Words

_FIELDS: Mapping[str, Sentence] = {
    "body": named("kept", "Text"),
    "sender": named("kept", "Sender"),
    "subject": named("kept", "Subject"),
    "reply_to": named("kept", "Reply address"),
    "return_path": named("kept", "Return path"),
    "sent_by": named("kept", "Sent by"),
    "received": named("kept", "Mail servers"),
    "hidden_text": named("kept", "Hidden text"),
    "caller_words": named("kept", "Words of the caller"),
    "links": named("kept", "Links"),
    "attachments": named("kept", "Attached files"),
    "authentication": named("kept", "Sender checks"),
    "remarks": named("kept", "Remarks of the reader"),
    "excerpt": named("kept", "First words, for lists"),
    "channel": named("kept", "Channel"),
    "part": named("kept", "Part of the input"),
    "has_headers": named("kept", "Has headers"),
    "image_only": named("kept", "Only a picture"),
    "form": named("kept", "Has a form"),
    "language": named("kept", "Language"),
    "band": named("kept", "Verdict"),
    "score": named("kept", "Score"),
    "scenario": named("kept", "Scenario"),
    "organisation": named("kept", "Organisation"),
    "domains": named("kept", "Domains"),
    "indicators": named("kept", "Rules that found something"),
    "fingerprint": named("kept", "Fingerprint for near-copies"),
    "model": named("kept", "Model"),
}


def kept_lines(kept: KeptForm, words: Words) -> Iterator[str]:
    """Yield what is kept of a message and its verdict, and what is not; links are defanged."""
    yield words.say("Kept of the message:")
    yield from _fields({**kept.message, "excerpt": kept.excerpt}, words)
    yield ""
    if kept.verdict:
        yield words.say("Kept of the verdict:")
        yield from _fields(kept.verdict, words)
        yield ""
    yield words.say("Not kept:")
    yield from (f"  • {words(one)}" for one in _not_kept(kept))


def _fields(fields: Mapping[str, object], words: Words) -> Iterator[str]:
    for name, label in _FIELDS.items():
        if value := fields.get(name):
            plain = words.name(name, value) if name in NAMES and isinstance(value, str) else value
            shown = _defanged("\n      ".join(_shown(plain, words).splitlines()))
            yield words.say("  {name}: {value}", name=words(label), value=shown)


def _not_kept(kept: KeptForm) -> Iterator[Sentence]:
    """Yield what this message held that the log does not get."""
    text = repr(kept.message)
    yield sentence("the message as it came: its pictures, its files and what is in them")
    if number := sum(kept.masked.values()):
        yield plural(
            "{n} identifier, amount or date: a placeholder stands for it",
            "{n} identifiers, amounts and dates: placeholders stand for them",
            number,
        )
    if VALUE in text:
        yield sentence(
            "values, names and numbers in links and names of files: {value} stands for them",
            value=VALUE,
        )
    if DATA in text:
        yield sentence("coded pieces that were not decoded: {data} stands for them", data=DATA)
    if CALLER_WORDS in text:
        yield sentence("what the caller wrote beside the message: only that there was something")


def _shown(value: object, words: Words) -> str:
    """Return a stored value as text; offsets are left out."""
    if value is True:
        return words.say("yes")
    if isinstance(value, list):
        between = "\n" if any(isinstance(one, dict) for one in value) else ", "
        return between.join(_shown(one, words) for one in value)
    if isinstance(value, dict) and "target" in value:
        targets = dict.fromkeys([value["shown"], value["target"], *value.get("onward", ())])
        return " → ".join(filter(None, targets))
    if isinstance(value, dict):
        return ", ".join(f"{name} {one}" for name, one in value.items() if one != "")
    return str(value)


def _defanged(text: str) -> str:
    """Return a text whose links no program opens."""
    parts, done = list[str](), 0
    for link in written_links(text):
        parts += [text[done : link.start], defang(text[link.start : link.end])]
        done = link.end
    return "".join([*parts, text[done:]])
