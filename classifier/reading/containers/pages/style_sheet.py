"""The style sheet of a page, and the styles of its elements, parsed by tinycss2.

The cascade is that of CSS Cascade 4: importance, the `style` attribute, specificity, order. Rules
of `@media` and `@supports` count where they hold in the window that a mail is read in; `@import`
is ignored, as nothing is loaded. Properties that only Outlook knows (`mso-hide`) are no properties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import tinycss2
from tinycss2.ast import Node

from classifier.reading.containers.pages.style_media import counts, is_supported
from classifier.reading.containers.pages.style_properties import Declarations, add_declaration
from classifier.reading.containers.pages.style_selector_parser import InvalidSelector, selectors
from classifier.reading.containers.pages.style_selectors import Element, Selector

_CHARACTERS = 300_000  # of all style sheets of a page together
_RULES = 4_000
_DEPTH = 10  # of @media inside @media
_STEPS = 300_000  # tests of an element against a part of a selector, on one page
_STYLE_CHARACTERS = 5_000  # of the `style` attribute of one element
_STYLES_CHARACTERS = 500_000  # of different `style` attributes of a page


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector with its declarations; `order` is its place in the sheet."""

    selector: Selector
    block: Declarations
    weight: tuple[int, int, int]
    order: int


@dataclass(slots=True)
class StyleSheet:
    """The rules of all style elements of a page."""

    folded: bool = True  # case of classes and identifiers does not matter (quirks mode)
    rules: dict[str, list[Rule]] = field(default_factory=dict)  # by `Selector.key`
    unclear: bool = False  # a rule that sets colours is left out
    whole: bool = True  # False when the end was cut off
    related: bool = False  # a selector asks for more than name, class and identifier
    adds_text: bool = False  # ::before or ::after
    _characters: int = 0
    _count: int = 0
    _style_characters: int = 0
    _steps: list[int] = field(default_factory=lambda: [_STEPS])
    _parsed: dict[str, Declarations] = field(default_factory=dict)  # by `style` attribute

    def style_of(self, element: Element, pseudo_element: str = "") -> dict[str, str]:
        """Return property -> value of an element (or of its ::before or ::after)."""
        blocks = [rule.block for rule in self._meant(element, pseudo_element)] if self.rules else []
        own = element.attributes.get("style")
        if own and not pseudo_element:
            blocks.append(self._own(own))
        style: dict[str, str] = {}
        for block in blocks:
            style |= block.usual
        for block in blocks:
            style |= block.important
        return style

    def element(
        self,
        name: str,
        attributes: Mapping[str, str],
        parent: Element | None = None,
        before: Element | None = None,
    ) -> Element:
        """Return what selectors ask of an element."""
        classes = attributes.get("class", "")
        identifier = attributes.get("id", "")
        if self.folded:
            classes, identifier = classes.lower(), identifier.lower()
        return Element(name, attributes, parent, before, frozenset(classes.split()), identifier)

    def add(self, css: str) -> None:
        """Add the text of one style element; never fails, reads a bounded part of it."""
        room = _CHARACTERS - self._characters
        self.whole = self.whole and len(css) <= room
        self._characters += min(len(css), room)
        rules = tinycss2.parse_stylesheet(css[:room], skip_comments=True, skip_whitespace=True)
        self._add_rules(rules, 0)

    def _add_rules(self, rules: Iterable[Node], depth: int) -> None:
        for rule in rules:
            if rule.type == "qualified-rule":
                self._add_rule(rule)
            elif rule.type == "at-rule" and rule.content is not None and _holds(rule):
                inner = rule.content if depth < _DEPTH else []
                self._add_rules(
                    tinycss2.parse_rule_list(inner, skip_comments=True, skip_whitespace=True),
                    depth + 1,
                )

    def _add_rule(self, rule: Node) -> None:
        if self._count >= _RULES:
            self.whole = False
            return
        block = declarations(rule.content)
        try:
            found = selectors(rule.prelude, self.folded) if block else []
        except InvalidSelector:
            return
        for selector in found:
            if selector is None:
                self.unclear = self.unclear or block.paints
            else:
                self._add_selector(selector, block)

    def _add_selector(self, selector: Selector, block: Declarations) -> None:
        last = selector.compounds[0]
        if len(selector.compounds) > 1 or last.tests or last.states or last.excluded:
            self.related = True
        self.adds_text = self.adds_text or bool(selector.pseudo_element)
        self._count += 1
        rule = Rule(selector, block, selector.weight, self._count)
        self.rules.setdefault(selector.key(), []).append(rule)

    def _meant(self, element: Element, pseudo_element: str) -> list[Rule]:
        """Return the rules for an element, the weakest first."""
        if self._steps[0] < 0:  # a page made to take long; its sheets count no more
            return []
        keys = [element.name, "*", *(f".{one}" for one in element.classes)]
        if element.identifier:
            keys.append(f"#{element.identifier}")
        found = [
            rule
            for key in keys
            for rule in self.rules.get(key, ())
            if rule.selector.pseudo_element == pseudo_element
            and rule.selector.holds(element, self._steps)
        ]
        return sorted(found, key=lambda rule: (rule.weight, rule.order))

    def _own(self, style: str) -> Declarations:
        style = style[:_STYLE_CHARACTERS]
        if style not in self._parsed:  # newsletters repeat a few styles in every cell
            self._style_characters += len(style)
            if self._style_characters > _STYLES_CHARACTERS:
                return Declarations()
            self._parsed[style] = declarations(style)
        return self._parsed[style]


def declarations(content: str | list[Node]) -> Declarations:
    """Return the valid declarations of a block or `style` attribute that can show or hide text."""
    found = Declarations()
    nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    for node in nodes:
        if node.type == "declaration":
            add_declaration(found, node.lower_name, _text(node.value), node.important)
    return found


def _holds(rule: Node) -> bool:
    """Tell whether the rules inside an at-rule count."""
    name = rule.lower_at_keyword
    if name == "media":
        return counts(rule.prelude)
    return name == "layer" or (name == "supports" and is_supported(rule.prelude))


def _text(value: Iterable[Node]) -> str:
    """Return a value as text, without comments."""
    try:
        return "".join([t.serialize() for t in value if t.type != "comment"]).strip()
    except RecursionError:  # brackets nested some hundred deep
        return ""


def sheets_in(styles: Iterator[tuple[Mapping[str, str], str]], folded: bool) -> StyleSheet:
    """Return the rules of style elements (attributes and text) that a browser applies."""
    sheet = StyleSheet(folded)
    for attributes, css in styles:
        kind = attributes.get("type", "").strip().lower()
        media = tinycss2.parse_component_value_list(attributes.get("media", "")[:1_000])
        if kind in ("", "text/css") and counts(media):
            sheet.add(css)
    return sheet
