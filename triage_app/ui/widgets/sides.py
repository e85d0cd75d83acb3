"""Cards beside each other, or above each other where the width does not do for both."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

_MARGIN, _GAP = 12, 10  # pixels


class Sides(QBoxLayout):
    """Lays out the cards of a page; the page's area tells how much width there is."""

    def __init__(self, page: QWidget | None = None, *, margin: int = _MARGIN) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, page)
        self._cards: list[QWidget] = []
        self.setContentsMargins(margin, margin, margin, margin)
        self.setSpacing(_GAP)

    def add(self, card: QWidget, share: int) -> None:
        """Add a card; `share` is its part of the width while all stand beside each other."""
        self._cards.append(card)
        self.addWidget(card, share)

    def fit_width(self, width: int) -> None:
        """Put the cards above each other where they need more than `width` pixels."""
        needed = sum(card.minimumSizeHint().width() for card in self._cards)
        needed += 2 * _MARGIN + _GAP * (len(self._cards) - 1)
        beside = QBoxLayout.Direction.LeftToRight
        above = QBoxLayout.Direction.TopToBottom
        self.setDirection(beside if width >= needed else above)
