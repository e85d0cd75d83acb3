"""No displayed or copied address is live, and highlights are at their words."""

import pytest
import ui_fakes as fakes
from hypothesis import given
from hypothesis import strategies as st

from classifier.records import Direction, LinkView, Message, Place, Reason, Span
from classifier.text.links import find_links
from triage_app.ui.triage.links_view import LinksView
from triage_app.ui.triage.reasons_view import ReasonsView
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.widgets.defanged_text import defanged, defanged_quote
from triage_app.ui.widgets.message_view import MessageView, lay_out
from triage_app.ui.widgets.passages import highlights, quoted_passages


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("sur https://a-b.top/c.html.", "sur hxxps://a-b[.]top/c.html."),
        ("HTTP://A.TOP", "HXXP://A[.]TOP"),
        ("(https://ameli.fr)", "(hxxps://ameli[.]fr)"),
        ("bit.ly/x9 et www.ameli.fr. Merci", "bit[.]ly/x9 et www[.]ameli[.]fr. Merci"),
        ("Payez 312.40 EUR demain.La suite", "Payez 312.40 EUR demain.La suite"),
        ("hxxps://ameli[.]fr", "hxxps://ameli[.]fr"),
        ("⟨EMAIL⟩@gmail.com", "⟨EMAIL⟩@gmail.com"),
        ("ftp://x.top/⟨NOM⟩", "fxp://x[.]top/⟨NOM⟩"),
    ],
)
def test_addresses_in_text(text, shown):
    assert defanged(text).text == shown


def test_a_bare_domain_of_a_link_is_defanged_in_a_quote():
    assert defanged_quote("voir ameli-infos.com vite", ["ameli-infos.com"]) == (
        "voir ameli-infos[.]com vite"
    )


@given(st.text(alphabet="ahtps:/.w- é😀f[]?@", max_size=60), st.data())
def test_offsets_are_mapped_to_the_defanged_text(text, data):
    spans = [(link.start, link.end) for link in find_links(text)]
    shown = defanged(text, spans)
    assert len(shown.text) == shown.offset(len(text))
    live = [one.shown for one in find_links(text) if "." in one.shown and "[.]" not in one.shown]
    assert [one for one in live if one in shown.text] == []
    place = data.draw(st.integers(0, len(text)))
    start = shown.text[: shown.offset(place)]
    assert start.replace("[.]", ".").lower().count(".") == text[:place].replace("[.]", ".").count(
        "."
    )


def test_highlights_after_a_link_are_at_their_words():
    body = "Voir https://a.b.top/x puis payez 2 EUR 😀 sous 48h"
    start = body.index("sous 48h")
    reason = Reason(
        Direction.FOR, 1.0, "Délai", "sous 48h", "I31", (Span(Place.BODY, start, start + 8),)
    )
    message = Message(body=body, sender="http://x.top", links=find_links(body))
    shown = lay_out(message, fakes.texts())
    (mark,) = highlights(quoted_passages(shown, [reason]), LIGHT)
    assert shown.text[mark.start : mark.end] == "sous 48h"
    assert "http" not in shown.text
    assert "a[.]b[.]top/x" in shown.text


def test_page_and_quotes_contain_no_live_address(qtbot):
    view, reasons = MessageView(fakes.texts(), LIGHT), ReasonsView(fakes.texts(), LIGHT)
    qtbot.addWidget(view)
    qtbot.addWidget(reasons)
    made = fakes.assessment()
    view.show_message(made.message, made.reasons, made.masked)
    assert "http" not in view.page.toPlainText()
    reasons.show_reasons(made.reasons, [link.shown for link in made.links])
    words = [one.text() + one.toolTip() for one in reasons.findChildren(type(view.masked))]
    assert any("hxxps://" in one for one in words)
    assert not any("https://" in one for one in words)


def test_a_card_shows_domain_verdict_words_and_address(qtbot):
    view = LinksView(fakes.texts(), LIGHT)
    qtbot.addWidget(view)
    view.resize(400, 220)
    view.show()
    long = LinkView(
        "Mon espace",
        "https://" + "a" * 60 + ".carte-vitale-renouvellement.top/" + "b" * 3000,
        "carte-vitale-renouvellement.top",
        "hxxps://" + "a" * 60 + "[.]carte-vitale-renouvellement[.]top/" + "b" * 3000,
        "Assurance Maladie",
    )
    view.show_links([long, fakes.LINK])
    unknown, known = view.cards
    assert unknown.domain.text() == "carte-vitale-renouvellement[.]top"
    assert unknown.words.text().startswith("inconnu  ·  hxxps://")
    assert known.words.text().startswith("connu\u00a0: Assurance Maladie  ·  «\u00a0Mon espace")
    assert known.minimumSizeHint().width() < 400
    assert "b" * 100 in known.words.toolTip().replace("\n", "")
