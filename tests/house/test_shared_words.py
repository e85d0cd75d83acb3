"""Window and command line use the same word for the same thing, in both languages."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
import translations

TS = translations.ROOT / "resources" / "translations"
# Key of the window -> context and English text outside the window, of the same thing.
SAME = {
    "case.band": ("report", "Verdict of the tool"),
    "case.decision": ("report", "Decision of the agent"),
    "cases.organisation": ("kept", "Organisation"),
    "case.own_case": (None, "[confirmed by the agent who logged it]"),
    "sheet.decisions": (None, "Decisions: {values}"),
    "sheet.domains": (None, "Domains: {values}"),
    "sheet.labels": (None, "Confirmations: {values}"),
    "sheet.same_number": (None, "the same number"),
    "export.title": ("report", "Weekly report"),
    "figures.calibration_error": ("figure", "calibration error"),
    "reasons.no_change": (None, "No sign would change the verdict by itself."),
    "access.card": (None, "Supervisor code"),
    "access.wrong": (None, "This is not the right code."),
    "check.title": (None, "Check of the log"),
    "cases.scenario": ("kept", "Scenario"),
    "cases.channel": ("kept", "Channel"),
    "case.domains": ("kept", "Domains"),
    "case.by_model": ("kept", "Model"),
    "cases.band": ("kept", "Verdict"),
    "sheet.nothing_changed": (None, "Nothing to change in campaign no. {number}."),
}
# French word that stands for something with another name here -> that name.
OTHER_NAMES = {
    r"\bétiquettes?\b": "confirmation",
    r"quasi-copies?": "copie proche",
    r"presque identiques?": "copie proche",
    r"\bcalibration\b": "étalonnage",
    r"\bbande haute\b": "verdict le plus haut",
    r"\bindicateurs?\b": "indice",
    r"\bcodes? QR\b": "QR code",
    r"\bmails?\b(?<!e-mail)(?<!e-mails)": "e-mail",
    r"(?<!\{)\borganisations?\b(?!\.csv)": "organisme",
    r"\bautres mains\b": "autres auteurs",
    r"\bdossiers? n°": "cas n°",
    r"\bmessages? authentiques?\b": "message type",
    r"\bavis de l’outil\b": "verdict de l’outil",
    r"\bdécision de l’agent\b": "avis de l’agent",
    r"\bBilan\b": "rapport",
}


def window(language):
    """Return the words of the window by key."""
    found = {}
    for one in ET.parse(TS / f"vigie_{language}.ts").iter("message"):
        texts = [text.strip() for text in one.find("translation").itertext() if text.strip()]
        found[one.get("id")] = " | ".join(texts)
    return found


def core(text):
    """Return a text without blanks, brackets, final mark, mnemonic and case."""
    plain = re.sub(r"\{\w+\}|[\[\]&]", "", text) if text.endswith(("}", "]")) else text
    return plain.replace("&", "").strip(" .:\u00a0").casefold()


@pytest.mark.parametrize("key", SAME)
def test_the_same_thing_has_the_same_name(key):
    context, english = SAME[key]
    french = translations.read().get(english, context)
    assert core(window("en")[key]) == core(english)
    assert core(window("fr")[key]) == core(french.string)


def test_a_thing_has_one_name_in_french():
    said = list(window("fr").values())
    for message in translations.read():
        said += message.string if isinstance(message.string, tuple) else [message.string]
    bad = {
        text: name
        for text in said
        for word, name in OTHER_NAMES.items()
        if re.search(word, text, re.IGNORECASE)
    }
    assert bad == {}


def test_a_colon_follows_no_colon():
    """A clause that announces something is not itself announced."""
    twice = re.compile(r"\w\u00a0: [^.;|()«»\n{}]+\u00a0: ")
    assert [text for text in window("fr").values() if twice.search(text)] == []
