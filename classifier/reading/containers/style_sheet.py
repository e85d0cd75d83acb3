"""The style sheet inside a mail: enough of CSS to tell what a class hides.

Selectors of one element (`p`, `.note`, `p.note`, `#top`) are resolved. What depends on the screen
or on other elements (@media, `div .note`, `:hover`) is left out; its classes are remembered, so
that nobody takes what they show for known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_BLOCK = re.compile(r"<style\b[^>]{0,2000}>(.*?)(?:</style|\Z)", re.DOTALL | re.IGNORECASE)
_FOR_OUTLOOK = re.compile(r"<!--\[if.*?(?:<!\[endif\]-->|\Z)", re.DOTALL | re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_SIMPLE = re.compile(r"([a-z][a-z0-9]{0,9})?(?:([.#])([\w-]{1,80}))?", re.IGNORECASE)
_CLASS = re.compile(r"\.([\w-]{1,80})")
_DECLARATION = re.compile(r"([a-z-]{2,40})\s*:\s*([^;]{1,200})")
_LOOKED_AT = frozenset(
    "display visibility font font-size color background background-color background-image opacity "
    "mso-hide left top text-indent margin-left max-height height width max-width overflow "
    "white-space clip clip-path transform filter line-height position".split()
)
_CHARACTERS = 200_000
_RULES = 2_000
_LONGEST = 2_000  # characters of the selectors of one rule
_BRACE = re.compile(r"[{};]")
Declarations = dict[str, str]


@dataclass(slots=True)
class Sheet:
    """What the style blocks of one mail say of single elements."""

    rules: dict[str, Declarations] = field(default_factory=dict)  # "p.note" -> declarations
    unclear: set[str] = field(default_factory=set)  # classes that left-out rules speak of

    def style_of(self, name: str, attributes: Mapping[str, object]) -> Declarations:
        """Return the declarations for an element, its own `style` last."""
        found: Declarations = {}
        if self.rules:
            for selector in _selectors(name, attributes):
                found |= self.rules.get(selector, {})
        own = attributes.get("style")
        return found | declarations(str(own)) if own else found

    def knows(self, attributes: Mapping[str, object]) -> bool:
        """Tell whether the look of an element's classes is fully resolved."""
        return bool(self.rules) and self.unclear.isdisjoint(_classes(attributes))


def sheet_in(html: str) -> Sheet:
    """Return the style sheet of a page; never fails, reads a bounded part of it."""
    sheet = Sheet()
    if "<style" not in html[:_CHARACTERS].lower():
        return sheet
    shown = _FOR_OUTLOOK.sub("", html[: 2 * _CHARACTERS])
    text = "\n".join(_BLOCK.findall(shown))[:_CHARACTERS]
    text = _COMMENT.sub(" ", text).lower()
    plain, nested = _without_media(text)
    sheet.unclear.update(_CLASS.findall(nested))
    for rule in plain.split("}", _RULES)[:_RULES]:
        selectors, _, said = rule.rpartition("{")
        _add(sheet, selectors[-_LONGEST:], declarations(said))
    return sheet


def declarations(style: str) -> Declarations:
    """Return the declarations that can hide text."""
    return {
        name: value.replace("!important", "").strip()
        for name, value in _DECLARATION.findall(style[:5_000].lower())
        if name in _LOOKED_AT
    }


def _add(sheet: Sheet, selectors: str, said: Declarations) -> None:
    if not said:
        return
    for selector in selectors.split(","):
        one = selector.strip()
        if one and _SIMPLE.fullmatch(one):
            sheet.rules.setdefault(one, {}).update(said)
        else:
            sheet.unclear.update(_CLASS.findall(one))


def _without_media(text: str) -> tuple[str, str]:
    """Return the rules that always hold, and those inside @media and the like."""
    always: list[str] = []
    sometimes: list[str] = []
    place = 0
    while (start := text.find("@", place)) >= 0:
        always.append(text[place:start])
        place = _end_of_at_rule(text, start)
        sometimes.append(text[start:place])
    return "".join([*always, text[place:]]), "".join(sometimes)


def _end_of_at_rule(text: str, start: int) -> int:
    """Return where an at-rule ends: at its semicolon, or where its braces close."""
    depth = 0
    for found in _BRACE.finditer(text, start, start + 20_000):
        depth += {"{": 1, "}": -1, ";": 0}[found[0]]
        if depth <= 0:
            return found.end()
    return min(len(text), start + 20_000)


def _selectors(name: str, attributes: Mapping[str, object]) -> Iterable[str]:
    """Yield the selectors that an element answers to, the weakest first."""
    yield name
    classes = _classes(attributes)
    for one in classes:
        yield f".{one}"
    for one in classes:
        yield f"{name}.{one}"
    identifier = str(attributes.get("id", "")).lower()
    if identifier:
        yield f"#{identifier}"
        yield f"{name}#{identifier}"


def _classes(attributes: Mapping[str, object]) -> list[str]:
    value = attributes.get("class", "")
    words = value if isinstance(value, list) else str(value).split()
    return [str(word).lower() for word in words[:20]]
