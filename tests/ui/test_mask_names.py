"""Masks in words, and where a place of the stored text stands among them."""

import ui_fakes as fakes
from hypothesis import given
from hypothesis import strategies as st

from classifier.records import Direction, Message, Place, Reason, Span
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.widgets.mask_names import with_named_masks
from triage_app.ui.widgets.message_view import MessageView, lay_out, masked_sentence
from triage_app.ui.widgets.passages import quoted_passages

TEXTS = fakes.texts()
parts = st.lists(
    st.one_of(st.text(alphabet="ab⟨⟩[] ", max_size=5), st.sampled_from(["⟨NIR⟩", "⟨NOM⟩", "⟨X⟩"]))
)


def test_masks_are_named_and_unknown_ones_stay():
    named = with_named_masks("M. ⟨NOM⟩ doit ⟨PETIT_MONTANT⟩ ou ⟨AUTRE⟩", TEXTS)
    assert named.text == "M. [nom] doit [petit montant] ou ⟨AUTRE⟩"
    assert [named.text[a:b] for a, b in named.chips] == ["[nom]", "[petit montant]"]


@given(parts.map("".join))
def test_every_place_outside_a_mask_is_found_again(text):
    named = with_named_masks(text, TEXTS)
    inside = {place for start, end in named.originals for place in range(start + 1, end)}
    for place in set(range(len(text))) - inside:
        if not any(start == place for start, _ in named.originals):
            assert named.text[named.offset(place)] == text[place]
    offsets = [named.offset(place) for place in range(len(text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(named.text)


def test_a_quote_after_and_around_masks_is_underlined_where_it_stands():
    body = "⟨NOM⟩, payez ⟨PETIT_MONTANT⟩ sur https://a.b.top avant ⟨DATE⟩ merci"
    quotes = ("payez ⟨PETIT_MONTANT⟩", "avant ⟨DATE⟩", "merci")
    spans = [(body.index(one), body.index(one) + len(one)) for one in quotes]
    reasons = [
        Reason(Direction.FOR, 1.0, "Raison", "", "I31", (Span(Place.BODY, *span),))
        for span in spans
    ]
    shown = lay_out(Message(body=body), TEXTS)
    found = [shown.text[one.start : one.end] for one in quoted_passages(shown, reasons)]
    assert found == ["payez [petit montant]", "avant [date]", "merci"]


def test_masks_have_a_grey_ground_and_no_line(qtbot):
    view = MessageView(TEXTS, LIGHT)
    qtbot.addWidget(view)
    view.show_message(Message(body="Bonjour ⟨NOM⟩, voici."))
    (chip,) = view.page.extraSelections()
    assert chip.cursor.selectedText() == "[nom]"
    assert chip.format.background().color().name() == LIGHT.chip
    view.show_message_gone()
    assert view.page.extraSelections() == []


def test_what_was_masked_is_counted_in_the_plural():
    words = masked_sentence({"DATE": 8, "NOM": 1}, fakes.texts("fr"))
    assert words == "Masqué\u00a0: 8 dates, 1 nom."


def test_an_unknown_mask_names_itself():
    assert "2 OTHER" in masked_sentence({"OTHER": 2}, fakes.texts("en"))
