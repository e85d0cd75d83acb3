"""Reads the selectors of a rule of a style sheet from their tokens.

A selector that is not resolved here (`:has()`, `:nth-child()`) is `None`. One that browsers take
for invalid raises `InvalidSelector`, since it takes the whole rule with it
(Selectors 4, section 4.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tinycss2.ast import Node

from classifier.reading.containers.pages.style_selectors import Compound, Selector, Test

_NEVER = frozenset(  # states of a page that somebody uses
    "hover active focus focus-visible focus-within visited target checked indeterminate default "
    "invalid valid user-invalid required fullscreen modal popover-open autofill "
    "-webkit-autofill -webkit-any-link-visited".split()
)
_STATES = frozenset(["link", "any-link", "-webkit-any-link", "root", "first-child"])
_UNRESOLVED = frozenset(
    "last-child only-child first-of-type last-of-type only-of-type disabled enabled read-only "
    "read-write optional empty placeholder-shown in-range out-of-range scope defined lang dir has "
    "is where -webkit-any nth-child nth-last-child nth-of-type nth-last-of-type host".split()
)
_PSEUDO_ELEMENTS = frozenset(["before", "after"])
_OTHER_PSEUDO_ELEMENTS = frozenset(
    "first-line first-letter selection placeholder marker backdrop file-selector-button cue "
    "slotted part grammar-error spelling-error target-text view-transition details-content".split()
)
_COMPOUNDS = 12  # of one selector
_SELECTORS = 200  # of one rule


class InvalidSelector(ValueError):
    """A browser drops the rule."""


def selectors(prelude: Iterable[Node], folded: bool) -> list[Selector | None]:
    """Return the selectors of a rule; `folded`: case of classes and identifiers does not matter.

    Raises InvalidSelector where a browser drops the rule.
    """
    parts = list(_parts(prelude))[:_SELECTORS]
    return [_selector(tokens, folded) for tokens in parts]


def _parts(nodes: Iterable[Node]) -> Iterator[list[Node]]:
    """Yield the tokens of each selector of a list, without white space around them."""
    part: list[Node] = []
    for node in [*nodes, None]:
        if node is None or node == ",":
            while part and part[-1].type == "whitespace":
                part.pop()
            yield part
            part = []
        elif node.type != "comment" and (part or node.type != "whitespace"):
            part.append(node)


def _selector(tokens: list[Node], folded: bool) -> Selector | None:
    if not tokens:
        raise InvalidSelector
    reader = _Reader(folded)
    for node in tokens:
        reader.take(node)
    return reader.finished()


class _Reader:
    """Reads the tokens of one selector from left to right."""

    def __init__(self, folded: bool) -> None:
        self._folded = folded
        self._compounds: list[Compound] = []
        self._combinators: list[str] = []
        self._current = Compound()
        self._started = False
        self._combinator = ""  # that waits for its right side
        self._after = ""  # "." or ":" or "::" that was just read
        self._pseudo = ""
        self._resolved = True

    def take(self, node: Node) -> None:
        """Read one token."""
        if self._after:
            self._after_mark(node)
        elif node.type == "whitespace":
            self._combinator = self._combinator or " "
        elif node.type == "literal" and node.value in (">", "+", "~"):
            if self._combinator.strip() or not self._started:
                raise InvalidSelector
            self._combinator = str(node.value)
        else:
            self._begin()
            self._simple(node)

    def finished(self) -> Selector | None:
        """Return the selector; None if it cannot be resolved."""
        if self._after or self._combinator.strip() or not self._started:
            raise InvalidSelector
        if not self._resolved or len(self._compounds) >= _COMPOUNDS:
            return None
        compounds = (self._current, *reversed(self._compounds))
        return Selector(compounds, tuple(reversed(self._combinators)), self._pseudo)

    def _begin(self) -> None:
        if self._pseudo:
            raise InvalidSelector
        if self._combinator and self._started:
            self._compounds.append(self._current)
            self._combinators.append(self._combinator)
            self._current = Compound()
        self._combinator = ""
        self._started = True

    def _simple(self, node: Node) -> None:
        now = self._current
        if node.type == "ident" and now == Compound():
            self._current = replace(now, name=node.lower_value)
        elif node == "*" and now == Compound():
            pass
        elif node.type == "hash" and node.is_identifier:
            self._current = replace(now, identifiers=(*now.identifiers, self._fold(node.value)))
        elif node.type == "[] block":
            self._current = replace(now, tests=(*now.tests, _test(node.content)))
        elif node in (".", ":"):
            self._after = str(node.value)
        else:
            raise InvalidSelector

    def _after_mark(self, node: Node) -> None:
        mark, self._after = self._after, ""
        if mark == "." and node.type == "ident":
            classes = (*self._current.classes, self._fold(node.value))
            self._current = replace(self._current, classes=classes)
        elif mark == ":" and node == ":":
            self._after = "::"
        elif mark == "::" or (mark == ":" and getattr(node, "lower_value", "") in _OLD_STYLE):
            self._pseudo_element(node)
        elif mark == ":" and node.type in ("ident", "function"):
            self._pseudo_class(node)
        else:
            raise InvalidSelector

    def _pseudo_element(self, node: Node) -> None:
        name = node.lower_value if node.type == "ident" else getattr(node, "lower_name", "")
        if name in _PSEUDO_ELEMENTS:
            self._pseudo = name
        elif name in _OTHER_PSEUDO_ELEMENTS or name.startswith("-webkit-"):
            self._pseudo, self._resolved = name, False
        else:
            raise InvalidSelector

    def _pseudo_class(self, node: Node) -> None:
        name = node.lower_value if node.type == "ident" else node.lower_name
        if name == "not" and node.type == "function":
            self._exclude(node.arguments)
        elif name in _NEVER or name in _STATES:
            self._current = replace(self._current, states=(*self._current.states, name))
        elif name in _UNRESOLVED:
            self._resolved = False
        else:
            raise InvalidSelector

    def _exclude(self, nodes: Iterable[Node]) -> None:
        found: list[Compound] = []
        for selector in selectors(nodes, self._folded):
            if selector is None or len(selector.compounds) > 1:
                self._resolved = False
            else:
                found.append(selector.compounds[0])
        self._current = replace(self._current, excluded=(*self._current.excluded, *found))

    def _fold(self, name: str) -> str:
        return name.lower() if self._folded else name


_OLD_STYLE = frozenset(["before", "after", "first-line", "first-letter"])


def _test(nodes: Iterable[Node]) -> Test:
    parts = [node for node in nodes if node.type not in ("whitespace", "comment")]
    if not parts or parts[0].type != "ident":
        raise InvalidSelector
    name = parts.pop(0).lower_value
    if not parts:
        return Test(name)
    operator = str(parts.pop(0).value) if parts[0].type == "literal" else ""
    if operator not in ("=", "~=", "|=", "^=", "$=", "*=") or not parts:
        raise InvalidSelector
    value = parts.pop(0)
    flag = parts.pop(0).lower_value if parts and parts[0].type == "ident" else ""
    if parts or value.type not in ("ident", "string") or flag not in ("", "i", "s"):
        raise InvalidSelector
    return Test(name, operator, str(value.value), flag == "i")
