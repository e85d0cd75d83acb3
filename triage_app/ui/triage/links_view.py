"""The links of a message as cards, worst first: the site, whose it is, and where it is shown.

None can be opened.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from classifier.records import LinkView
from triage_app.ui.triage.link_cards import LinkCard, LinkVerdict, link_cards
from triage_app.ui.widgets.colours import Theme, Tone
from triage_app.ui.widgets.fitted_labels import ELIDE_MIDDLE, LineLabel
from triage_app.ui.widgets.mask_names import named_masks
from triage_app.ui.widgets.parts import clear_layout, column, label, show_now
from triage_app.ui.widgets.safe_text import shortened
from triage_app.ui.widgets.spoken import SpokenRole, speak_as
from triage_app.ui.widgets.texts import Texts

SIGNS = {
    LinkVerdict.POSES: "▲",
    LinkVerdict.HIDDEN: "◆",
    LinkVerdict.UNKNOWN: "○",
    LinkVerdict.KNOWN: "■",
}
_MOST = 3  # cards; the rest is counted in a line
_NAME = 80  # characters of a domain that is only counted


class LinkCardView(QFrame):
    """One site: its domain in bold; below it the verdict, what is shown, and the address."""

    def __init__(
        self, card: LinkCard, texts: Texts, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("link", card.verdict.value)
        tone = tone_of(card.verdict, theme)
        self.setStyleSheet(
            f"LinkCardView {{ border: none; border-left: 4px solid {theme.control_border};"
            f" background: {tone.ground}; border-radius: 4px; }}"
            f" QLabel {{ color: {tone.text}; }}"
        )
        self.sign = label(SIGNS[card.verdict])
        self.domain = LineLabel(card.domain, elide=ELIDE_MIDDLE)
        self.domain.setProperty("role", "strong")
        self.words = LineLabel(f"{link_words(card, texts)}  ·  {_below(card, texts)}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 2, 6, 3)
        layout.setSpacing(6)
        layout.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column(self.domain, self.words, spacing=0), 1)
        self.sign.setAccessibleName(link_words(card, texts))
        speak_as(self, SpokenRole.LIST_ITEM)
        self.setAccessibleName(f"{card.domain}, {link_words(card, texts)}")
        self.setAccessibleDescription(_below(card, texts))


class LinksView(QWidget):
    """The cards of the worst sites, and how many more there are; hidden without links."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._theme = texts, theme
        self.cards: list[LinkCardView] = []
        self.more = LineLabel()
        self.more.setProperty("role", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._list)
        layout.addWidget(self.more)
        self.setAccessibleName(texts("links.name"))
        speak_as(self, SpokenRole.LIST)
        self.hide()

    def show_links(self, links: Sequence[LinkView]) -> None:
        """Show the links of one message, the worst first."""
        cards = link_cards(links)
        clear_layout(self._list)
        self.cards = [LinkCardView(one, self._texts, self._theme) for one in cards[:_MOST]]
        for one in self.cards:
            self._list.addWidget(one)
        show_now(self._list)
        rest = cards[_MOST:]
        self.more.setVisible(bool(rest))
        if rest:
            names = ", ".join(shortened(one.domain, _NAME) for one in rest)
            self.more.setText(self._texts.count("links.more", len(rest), names=names))
        self.setVisible(bool(cards))


def tone_of(verdict: LinkVerdict, theme: Theme) -> Tone:
    """Return the colours of a verdict on a link; they are those of the reasons and chips."""
    if verdict in (LinkVerdict.POSES, LinkVerdict.HIDDEN):
        return theme.mark_for
    return theme.mark_against if verdict is LinkVerdict.KNOWN else Tone(theme.text, theme.sunken)


def link_words(card: LinkCard, texts: Texts) -> str:
    """Return the verdict on a link in words."""
    return texts(f"links.{card.verdict}", owner=card.owner, shown=card.poses_as)


def _below(card: LinkCard, texts: Texts) -> str:
    """Return the words of the link and its addresses, all defanged."""
    words = [texts("links.words", words=one) for one in card.words]
    return named_masks("  ·  ".join([*words, *card.addresses]), texts)
