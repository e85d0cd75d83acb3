"""Links as cards: by site, with a verdict, the worst first."""

import pytest
import ui_fakes as fakes
from hypothesis import given
from hypothesis import strategies as st

from classifier.records import LinkView
from triage_app.ui.triage.link_cards import LinkVerdict, link_cards
from triage_app.ui.triage.links_view import SIGNS, LinksView
from triage_app.ui.widgets.colours import LIGHT


def link(shown, site="voleur.top", *, owner="", hidden=False, path="x"):
    address = f"https://{site}/{path}"
    safe = f"hxxps://{site.replace('.', '[.]')}/{path}"
    return LinkView(shown or address, address, site, safe, owner, hidden)


@pytest.mark.parametrize(
    ("one", "verdict"),
    [
        (link("", "mgen.fr", owner="MGEN"), LinkVerdict.KNOWN),
        (link("Mon espace", "mgen.fr", owner="MGEN"), LinkVerdict.KNOWN),
        (link("espace.mgen.fr", "mgen.fr", owner="MGEN"), LinkVerdict.KNOWN),
        (link(""), LinkVerdict.UNKNOWN),
        (link("Cliquez ici"), LinkVerdict.UNKNOWN),
        (link("voleur.top"), LinkVerdict.UNKNOWN),
        (link("releve.pdf"), LinkVerdict.UNKNOWN),
        (link("Jean dupont. Merci"), LinkVerdict.UNKNOWN),
        (link("", "bit.ly", hidden=True), LinkVerdict.HIDDEN),
        (link("ameli.fr"), LinkVerdict.POSES),
        (link("https://www.ameli.fr/compte"), LinkVerdict.POSES),
        (link("AMELI.FR/compte"), LinkVerdict.POSES),
        (link("ameli.fr", "bit.ly", hidden=True), LinkVerdict.POSES),
        (link("notameli.fr", "ameli.fr", owner="Ameli"), LinkVerdict.POSES),
        (link("amëli.fr", "xn--amli-mpa.fr"), LinkVerdict.UNKNOWN),
    ],
)
def test_the_verdict_on_a_link(one, verdict):
    (card,) = link_cards([one])
    assert card.verdict is verdict


def test_the_worst_comes_first_and_links_of_one_site_are_joined():
    known = link("", "mgen.fr", owner="MGEN")
    cards = link_cards([known, link("Ici"), link("Là", path="y"), known, link("ameli.fr")])
    assert [one.verdict for one in cards] == [
        LinkVerdict.POSES,
        LinkVerdict.UNKNOWN,
        LinkVerdict.KNOWN,
    ]
    assert cards[1].words == ("Ici", "Là")
    assert cards[1].addresses == ("hxxps://voleur[.]top/x", "hxxps://voleur[.]top/y")
    assert cards[0].poses_as == "ameli[.]fr"


def test_each_verdict_has_words_and_a_sign_of_its_own(qtbot):
    assert len(set(SIGNS.values())) == len(LinkVerdict)
    view = LinksView(fakes.texts(), LIGHT)
    qtbot.addWidget(view)
    view.show_links([link("ameli.fr"), link("", "bit.ly", hidden=True), link("", "b.top")])
    words = [one.words.text().split("  ·  ")[0] for one in view.cards]
    assert words == [
        "affiche ameli[.]fr, mène ailleurs",
        "raccourci\u00a0: destination cachée",
        "inconnu",
    ]
    assert [one.sign.text() for one in view.cards] == ["▲", "◆", "○"]


def test_sites_beyond_the_cards_are_counted_with_their_names(qtbot):
    view = LinksView(fakes.texts(), LIGHT)
    qtbot.addWidget(view)
    view.show_links([link("", f"site{n}.top") for n in range(5)])
    assert len(view.cards) == 3
    assert view.more.text() == "Et 2 autres sites\u00a0: site3[.]top, site4[.]top"
    view.show_links([])
    assert view.isHidden()


@given(st.lists(st.builds(LinkView, *[st.text(max_size=40)] * 5, st.booleans()), max_size=8))
def test_any_links_become_cards(links):
    cards = link_cards(links)
    assert sum(len(one.addresses) for one in cards) <= len(links)
    assert all(not part.startswith("http:") for one in cards for part in one.words)
