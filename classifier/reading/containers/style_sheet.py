"""The style sheet of a mail, and the styles of its elements, parsed by tinycss2.

Selectors of one element (`p`, `.note`, `p.note`, `#top`) are resolved. Rules that depend on the
screen or on other elements (@media, `div .note`, `:hover`) are left out. Their classes are kept
in `unclear`, so that no caller takes the look of such an element for known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import tinycss2
from tinycss2.ast import Node

_BLOCK = re.compile(r"<style\b[^>]{0,2000}>(.*?)(?:</style|\Z)", re.DOTALL | re.IGNORECASE)
_FOR_OUTLOOK = re.compile(r"<!--\[if.*?(?:<!\[endif\]-->|\Z)", re.DOTALL | re.IGNORECASE)
_LOOKED_AT = frozenset(
    "display visibility font font-size color background background-color background-image opacity "
    "mso-hide left top text-indent margin-left max-height height width max-width overflow "
    "white-space clip clip-path transform filter line-height position".split()
)
_CHARACTERS = 100_000
_RULES = 2_000
_STYLE_CHARACTERS = 5_000  # of the `style` attribute of one element


@dataclass(slots=True)
class Declarations:
    """Property -> value in lower case, of the properties that can hide text."""

    usual: dict[str, str] = field(default_factory=dict)
    important: dict[str, str] = field(default_factory=dict)  # marked `!important`

    def __bool__(self) -> bool:
        return bool(self.usual or self.important)

    def update(self, later: Declarations) -> None:
        """Add the declarations of a later rule for the same elements."""
        self.usual |= later.usual
        self.important |= later.important


@dataclass(slots=True)
class StyleSheet:
    """What the style blocks of one mail say of single elements."""

    rules: dict[str, Declarations] = field(default_factory=dict)  # by selector: "p.note"
    unclear: set[str] = field(default_factory=set)  # classes in rules that are left out
    whole: bool = True  # False when the end was cut off
    _parsed: dict[str, Declarations] = field(default_factory=dict)  # by `style` attribute

    def style_of(self, name: str, attributes: Mapping[str, object]) -> dict[str, str]:
        """Return property -> value for an element; its own `style` goes before the rules."""
        selectors = _selectors(name, attributes) if self.rules else ()
        blocks = [self.rules[one] for one in selectors if one in self.rules]
        own = attributes.get("style")
        if own:
            blocks.append(self._own(str(own)[:_STYLE_CHARACTERS]))
        style: dict[str, str] = {}
        for block in blocks:
            style |= block.usual
        for block in blocks:
            style |= block.important
        return style

    def knows(self, attributes: Mapping[str, object]) -> bool:
        """Tell whether the look of an element's classes is fully resolved."""
        known = self.whole and self.unclear.isdisjoint(_classes(attributes))
        return bool(self.rules) and known

    def add(self, prelude: Iterable[Node], block: Declarations) -> None:
        """Add one rule: the tokens of its selectors and its declarations."""
        for tokens in _parts(prelude):
            selector = _simple_selector(tokens)
            if selector:
                self.rules.setdefault(selector, Declarations()).update(block)
            else:
                self.unclear |= _class_names(tokens)

    def _own(self, style: str) -> Declarations:
        if style not in self._parsed:  # newsletters repeat a few styles in every cell
            self._parsed[style] = _declarations(style)[0]
        return self._parsed[style]


def sheet_in(html: str) -> StyleSheet:
    """Return the style sheet of a page; never fails, reads a bounded part of it."""
    sheet = StyleSheet()
    if "<style" not in html[:_CHARACTERS].lower():
        return sheet
    shown = _FOR_OUTLOOK.sub("", html[: 2 * _CHARACTERS])
    text = "\n".join(_BLOCK.findall(shown))
    rules = tinycss2.parse_stylesheet(text[:_CHARACTERS], skip_comments=True, skip_whitespace=True)
    sheet.whole = len(text) <= _CHARACTERS and len(rules) <= _RULES
    for rule in rules[:_RULES]:
        if rule.type == "qualified-rule":
            block, nested = _declarations(rule.content)
            sheet.unclear |= nested
            if block:
                sheet.add(rule.prelude, block)
        elif rule.type == "at-rule":
            sheet.unclear |= _class_names([rule])
    return sheet


def _declarations(content: str | list[Node]) -> tuple[Declarations, set[str]]:
    """Return the declarations of a block or attribute, and the classes of rules nested in it."""
    found = Declarations()
    nested: set[str] = set()
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if node.type == "declaration":
            if node.lower_name in _LOOKED_AT:
                block = found.important if node.important else found.usual
                block[node.lower_name] = _text(node.value)
        elif node.type != "error":
            nested |= _class_names([node])
    return found, nested


def _text(value: Iterable[Node]) -> str:
    """Return a value as text in lower case, without comments."""
    try:
        return "".join([t.serialize() for t in value if t.type != "comment"]).strip().lower()
    except RecursionError:  # brackets nested some hundred deep
        return ""


def _parts(prelude: Iterable[Node]) -> Iterator[list[Node]]:
    """Yield the tokens of each selector of a list of selectors."""
    part: list[Node] = []
    for node in prelude:
        if node == ",":
            yield part
            part = []
        elif node.type != "comment":
            part.append(node)
    yield part


def _simple_selector(tokens: list[Node]) -> str:
    """Return "p", ".note", "p.note", "#top" or "p#top"; "" for any other selector."""
    first = 1 if tokens and tokens[0].type == "whitespace" else 0
    last = len(tokens) - (len(tokens) > first and tokens[-1].type == "whitespace")
    tokens = tokens[first:last]
    name = tokens.pop(0).lower_value if tokens and tokens[0].type == "ident" else ""
    if not tokens:
        return name
    if len(tokens) == 1 and tokens[0].type == "hash":
        return f"{name}#{tokens[0].value.lower()}"
    if len(tokens) == 2 and tokens[0] == "." and tokens[1].type == "ident":
        return f"{name}.{tokens[1].lower_value}"
    return ""


def _class_names(nodes: Iterable[Node]) -> set[str]:
    """Return the classes named anywhere in some nodes; without recursion, they may be deep."""
    names: set[str] = set()
    waiting = [nodes]
    while waiting:
        after_dot = False
        for node in waiting.pop():
            if after_dot and node.type == "ident":
                names.add(node.lower_value)
            after_dot = node == "."
            parts = (getattr(node, part, None) for part in ("prelude", "content", "arguments"))
            waiting.extend(part for part in parts if part)
    return names


def _selectors(name: str, attributes: Mapping[str, object]) -> Iterator[str]:
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
