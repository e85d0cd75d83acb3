"""Selectors of style sheets: which elements does a rule mean?

Selectors 4: types, classes, identifiers, attributes, `:not()`, some states, and all combinators.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(slots=True)
class Element:
    """What selectors ask of an element."""

    name: str
    attributes: Mapping[str, str]
    parent: Element | None = None
    before: Element | None = None  # the element in front of it in the same parent
    classes: frozenset[str] = frozenset()
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Test:
    """One attribute that an element must have: `[name operator value]`."""

    name: str
    operator: str = ""  # "" only asks for the attribute
    value: str = ""
    folded: bool = False  # case does not matter

    def holds(self, attributes: Mapping[str, str]) -> bool:
        """Tell whether the attributes pass the test."""
        value = attributes.get(self.name)
        if value is None:
            return False
        wanted = self.value
        if self.folded:
            value, wanted = value.lower(), wanted.lower()
        if self.operator == "~=":
            return wanted in value.split()
        if self.operator == "|=":
            return value == wanted or value.startswith(f"{wanted}-")
        if self.operator in ("^=", "$=", "*=") and not wanted:
            return False
        return {
            "": True,
            "=": value == wanted,
            "^=": value.startswith(wanted),
            "$=": value.endswith(wanted),
            "*=": wanted in value,
        }[self.operator]


@dataclass(frozen=True, slots=True)
class Compound:
    """What one element must be: `p.note[title]:first-child`."""

    name: str = ""
    identifiers: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    tests: tuple[Test, ...] = ()
    states: tuple[str, ...] = ()
    excluded: tuple[Compound, ...] = ()

    def holds(self, element: Element) -> bool:
        """Tell whether the element is meant."""
        attributes = element.attributes
        return (
            (not self.name or self.name == element.name)
            and element.classes.issuperset(self.classes)
            and all(element.identifier == one for one in self.identifiers)
            and all(test.holds(attributes) for test in self.tests)
            and all(_is_in_state(element, state) for state in self.states)
            and not any(compound.holds(element) for compound in self.excluded)
        )

    def weight(self) -> tuple[int, int, int]:
        """Return the specificity (Selectors 4, section 17)."""
        inside = [compound.weight() for compound in self.excluded]
        middle = len(self.classes) + len(self.tests) + len(self.states)
        return (
            len(self.identifiers) + sum(weight[0] for weight in inside),
            middle + sum(weight[1] for weight in inside),
            bool(self.name) + sum(weight[2] for weight in inside),
        )


@dataclass(frozen=True, slots=True)
class Selector:
    """Compounds from right to left, and the combinator on the right of each but the first."""

    compounds: tuple[Compound, ...]
    combinators: tuple[str, ...] = ()
    pseudo_element: str = ""

    @property
    def weight(self) -> tuple[int, int, int]:
        """Return the specificity of the whole selector."""
        weights = [compound.weight() for compound in self.compounds]
        a, b, c = (sum(weight[place] for weight in weights) for place in range(3))
        return a, b, c + bool(self.pseudo_element)

    def key(self) -> str:
        """Return what an element must have to be worth a test: "#id", ".class", "name" or "*"."""
        last = self.compounds[0]
        if last.identifiers:
            return f"#{last.identifiers[0]}"
        return f".{last.classes[0]}" if last.classes else last.name or "*"

    def holds(self, element: Element, steps: list[int]) -> bool:
        """Tell whether the element is meant; counts down `steps[0]`, False when it is used up."""
        steps[0] -= 1
        if steps[0] < 0 or not self.compounds[0].holds(element):
            return False
        waiting = [(element, 1)]
        while waiting:
            current, place = waiting.pop()
            if place == len(self.compounds):
                return True
            for other in _related(current, self.combinators[place - 1]):
                steps[0] -= 1
                if steps[0] < 0:
                    return False
                if self.compounds[place].holds(other):
                    waiting.append((other, place + 1))
                    if _is_enough(self.combinators, place):
                        break
        return False


def _related(element: Element, combinator: str) -> Iterator[Element]:
    """Yield the elements that a combinator leads to, the nearest first."""
    if combinator in (" ", ">"):
        other = element.parent
        while other is not None:
            yield other
            other = other.parent if combinator == " " else None
    else:
        other = element.before
        while other is not None:
            yield other
            other = other.before if combinator == "~" else None


def _is_enough(combinators: tuple[str, ...], place: int) -> bool:
    """Tell whether the nearest match is as good as any: only ancestors are asked for from here."""
    return all(combinator == " " for combinator in combinators[place - 1 :])


def _is_in_state(element: Element, state: str) -> bool:
    if state == "root":
        return element.parent is None
    if state == "first-child":
        return element.before is None
    if state in ("link", "any-link", "-webkit-any-link"):
        return element.name in ("a", "area") and "href" in element.attributes
    return False
