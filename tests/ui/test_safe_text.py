"""Untrusted text is displayed as plain text, with highlights at the right place."""

from dataclasses import replace

import ui_fakes as fakes
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextEdit

from classifier.records import LinkView
from triage_app.ui.triage.links_view import LinksView
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.widgets.safe_text import (
    Highlight,
    SafeLabel,
    SafeTextView,
    plain_box,
    plain_tooltip,
    shortened,
    utf16_offset,
    visible,
)

HOSTILE = "<img src='file:///etc/passwd'><b>gras</b><a href='http://x.fr'>lien</a>"


def shown_by_qt(text):
    """Return the words that Qt shows where it guesses whether a text is markup."""
    view = QTextEdit()
    view.setText(text)
    return view.toPlainText()


def test_label_and_tooltip_are_plain(qtbot):
    label = SafeLabel(HOSTILE)
    label.setToolTip(HOSTILE)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == HOSTILE
    assert shown_by_qt(label.toolTip()) == label.toolTip()


@given(st.text(max_size=400) | st.text("<&lt;/>b?xm \n", max_size=40))
def test_a_tooltip_is_never_taken_for_markup_and_shows_all_its_words(qapp, text):
    tip = plain_tooltip(text)
    assert shown_by_qt(tip) == tip.replace("\u00a0", " ")
    assert tip.replace("\u2060", "").split() == visible(text).split() or len(text) > 90


def test_a_long_tooltip_has_several_lines():
    tip = plain_tooltip("un mot " * 60)
    assert max(map(len, tip.split("\n"))) <= 90
    assert tip.split() == ["un", "mot"] * 60


def test_message_box_is_plain(qtbot):
    box = plain_box(None, "x", HOSTILE)
    qtbot.addWidget(box)
    assert box.textFormat() == Qt.TextFormat.PlainText


@given(st.text(max_size=200))
def test_marks_keep_length_and_offsets(text):
    assert len(visible(text)) == len(text)


def test_reversed_and_zero_width_characters_are_made_visible():
    assert visible("a\u202eb\u200bc\u00ad") == "a◌b◌c◌"


@given(st.text(max_size=60), st.integers(0, 60))
def test_offsets_count_utf16_units(text, index):
    head = text[: min(index, len(text))]
    assert utf16_offset(text, len(head)) == len(head.encode("utf-16-le", "surrogatepass")) // 2


def test_a_highlight_after_an_emoji_is_at_its_words(qtbot):
    view = SafeTextView()
    qtbot.addWidget(view)
    text = "🎁🎁 carte Vitale expirée"
    start = text.index("carte")
    view.show_text(text, [Highlight(start, start + 12, "#ffffff", "#000000", True)])
    (selection,) = view.extraSelections()
    assert selection.cursor.selectedText() == "carte Vitale"


def test_a_highlight_outside_the_text_is_ignored(qtbot):
    view = SafeTextView()
    qtbot.addWidget(view)
    view.show_text("court", [Highlight(2, 9000, "#ffffff", "#000000", False)])
    assert view.extraSelections()[0].cursor.selectedText() == "urt"


def test_view_is_read_only_and_follows_no_link(qtbot):
    view = SafeTextView()
    qtbot.addWidget(view)
    flags = view.textInteractionFlags()
    assert view.isReadOnly()
    assert not flags & Qt.TextInteractionFlag.LinksAccessibleByMouse
    assert not flags & Qt.TextInteractionFlag.LinksAccessibleByKeyboard


def test_a_huge_text_is_cut(qtbot):
    view = SafeTextView()
    qtbot.addWidget(view)
    view.show_text("a" * 300_000)
    assert len(view.toPlainText()) == 100_001


def test_shortened_is_one_line():
    assert shortened("a\n b\t c", 10) == "a b c"
    assert shortened("abcdefghij", 5) == "abcd…"


def test_no_word_of_a_link_card_is_a_live_address(qtbot):
    view = LinksView(fakes.texts(), LIGHT)
    qtbot.addWidget(view)
    shown = replace(fakes.LINK, shown="Voir www.ameli.fr et carte-vitale-renouvellement.top/x")
    hosts = [f"site-{n}.top" for n in range(5)]
    more = [LinkView(one, f"https://{one}", one, f"hxxps://{one[:-4]}[.]top") for one in hosts]
    view.show_links([fakes.LINK, shown, *more])
    labels = view.findChildren(QLabel)
    words = [one.text() + one.toolTip() for one in labels]
    words += [card.accessibleName() + card.accessibleDescription() for card in view.cards]
    assert sum("[.]" in one for one in words) > len(view.cards)
    assert all("http" not in one and ".top" not in one.replace("[.]", "") for one in words)


def test_each_paragraph_is_laid_out_in_its_own_direction(qtbot):
    """Arabic and Hebrew run from the right; controls that turn a direction are shown as marks."""
    view = SafeTextView()
    qtbot.addWidget(view)
    view.show_text("Bonjour שלום\nשלום, payez\nمرحبا 12\nabc \u202egpj.exe")
    block, found = view.document().firstBlock(), []
    while block.isValid():
        found.append(block.textDirection())
        block = block.next()
    left, right = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
    assert found == [left, right, right, left]
    assert "\u202e" not in view.toPlainText()
