"""Finding links, their host and domain, and defanging."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from classifier.text.cleaning import clean
from classifier.text.links import defang, find_links, has_link, host_of, refang
from classifier.text.suffixes import registered_domain


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Votre carte : https://ameli-infos.com/x?a=1. Merci", "https://ameli-infos.com/x?a=1"),
        ("hxxps://ameli[.]com/x)", "https://ameli.com/x"),
        ("hxxp[:]//ameli(.)com.", "http://ameli.com"),
        ("http[://]a.com/x", "http://a.com/x"),
        ("ameli[point]com", "ameli.com"),
        ("allez sur ameli.fr.Merci", "ameli.fr"),
        ("AMELI.FR", "AMELI.FR"),
        ("site:ameli.fr", "ameli.fr"),
        ("bit.ly/abc", "bit.ly/abc"),
        ("t.me/x", "t.me/x"),
        ("http://user:pw@1.2.3.4:80/x", "http://user:pw@1.2.3.4:80/x"),
        ("1.2.3.4/x", "1.2.3.4/x"),
        ("ame\u200bli-fr.com/x", "ameli-fr.com/x"),
        ("vérification-ameli.com", "vérification-ameli.com"),
        ("(voir https://a.fr/b_(c))", "https://a.fr/b_(c)"),
        ("«https://a.fr»", "https://a.fr"),
        ("Cliquez ici<https://x.fr>", "https://x.fr"),
        ("https://x.fr/⟨NOM⟩/y", "https://x.fr/⟨NOM⟩/y"),
        ("ameli-infos.com/⟨NUMERO⟩", "ameli-infos.com/⟨NUMERO⟩"),
        ("foo.fr:8080/x", "foo.fr:8080/x"),
        ("mon-compte.la", "mon-compte.la"),
        ("Ameli-Dossier.Top", "Ameli-Dossier.Top"),
        ("https ://evil.top/a", "evil.top/a"),
        ("https://evil.top—vite", "https://evil.top"),
        ("https://evil.top👈", "https://evil.top"),
        ("𝚑𝚝𝚝𝚙𝚜://𝚎𝚟𝚒𝚕.𝚝𝚘𝚙/𝚊", "https://evil.top/a"),
        ("ｈｔｔｐｓ：／／ｅｖｉｌ．ｔｏｐ／ａ", "https://evil.top/a"),
        ("𝐞𝐯𝐢𝐥.𝐭𝐨𝐩/a", "evil.top/a"),
        ("evil。top/a", "evil.top/a"),
        ("https://ameli-dossier-\nmaj.top/a vite", "https://ameli-dossier-maj.top/a"),
        ("https://evil.\ntop/a vite", "https://evil.top/a"),
        ("https://ameli.fr\nMerci", "https://ameli.fr"),
        ("https:\\\\evil.top\\a", "https://evil.top\\a"),
        ("https://ev\u00adil.t\u200dop/a", "https://evil.top/a"),
    ],
)
def test_one_link(text, target):
    (link,) = find_links(text)
    assert link.target == target
    assert text[link.start : link.end] == link.shown


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("https://ameli.fr;https://evil.top/x", ["https://ameli.fr", "https://evil.top/x"]),
        ("https://ameli.fr|https://evil.top/x", ["https://ameli.fr", "https://evil.top/x"]),
        ("https://ameli.frhttps://evil.top/x", ["https://ameli.fr", "https://evil.top/x"]),
        ("(https://a.fr/)(https://b.fr/)", ["https://a.fr/", "https://b.fr/"]),
        ("<https://a.fr/x><https://b.fr/y>", ["https://a.fr/x", "https://b.fr/y"]),
        ("https://https://evil.top/a", ["https://evil.top/a"]),
        ("https://a.fr/click/https://b.fr/", ["https://a.fr/click/https://b.fr/"]),
        ("https://a.fr/r?u=https://b.fr/", ["https://a.fr/r?u=https://b.fr/"]),
    ],
)
def test_links_without_a_space_between_them(text, targets):
    assert [link.target for link in find_links(text)] == targets


@pytest.mark.parametrize(
    "text",
    [
        "bonjour.Merci", "M.Dupont", "12.50", "18h30.Le", "demain.La suite", "va bien.il faut",
        "jean.dupont@gmail.com", "⟨EMAIL⟩@gmail.com", "contact@ameli.fr", "S.A.S. U.S.A",
        "01.23.45.67.89", "3.5.2", "1.2.3.4", "e.g.this i.e.that", "facture.zip", "reçu.Com",
        "https://", "http://.", "...", "a..fr", "Objet: rendez-vous", "12:30", "", "www.",
    ],
)  # fmt: skip
def test_no_link(text):
    assert find_links(text) == ()


def test_words_with_a_dot_in_them_are_no_hosts():
    assert not find_links("Vot.re compte est bloqué : il faut êt.re rapi.de, da.me")
    assert [link.target for link in find_links("Vot.re compte sur ameli.fr")] == [
        "Vot.re",
        "ameli.fr",
    ]
    text = "Vot.re comp.te va êt.re fer.mé : vitale-suite.top"
    assert [link.target for link in find_links(text)] == ["vitale-suite.top"]


@pytest.mark.parametrize(
    ("target", "host"),
    [
        ("http://3232235777/", "192.168.1.1"),
        ("http://0x7f000001/", "127.0.0.1"),
        ("http://0300.0250.1.1", "192.168.1.1"),
        ("http://0x7f.1/", "127.0.0.1"),
        ("http://[::1]:80/a", "::1"),
        ("https://ａｍｅｌｉ.fr/", "ameli.fr"),
        ("https://аmeli.fr", "xn--meli-43d.fr"),
        ("//a.fr", "a.fr"),
        ("HTTP://A.FR.:80?x@y", "a.fr"),
        ("http://ameli.fr@evil.com/", "evil.com"),
        ("http://a.fr\\@b.com", "a.fr"),
        ("https:evil.top/x", "evil.top"),
        ("https:////evil.top/x", "evil.top"),
        ("/\\evil.top/x", "evil.top"),
        ("ht\ntps://ev\til.top/x", "evil.top"),
        ("https://%65vil.top/", "evil.top"),
        ("https://ameli.fr%2F@evil.top/", "evil.top"),
        ("https://ameli.fr:443@evil.top/", "evil.top"),
        ("https://evil.top%2F.ameli.fr/", ""),
        ("https://evil.top%23.ameli.fr/", ""),
        ("http://evil。top/", "evil.top"),
        ("http://１９２.0.2.1/", "192.0.2.1"),
        ("ameli.fr", "ameli.fr"),
        ("", ""),
    ],
)
def test_host(target, host):
    assert host_of(target) == host


def test_registered_domain():
    assert registered_domain("www.ameli.fr") == "ameli.fr"
    assert registered_domain("a.b.co.uk") == "b.co.uk"
    assert registered_domain("x.github.io") == "github.io"
    assert registered_domain("192.168.1.1") == ""


def test_defanging_can_be_reversed():
    assert defang("https://ameli.com/x.html") == "hxxps://ameli[.]com/x.html"
    assert refang(defang("https://ameli.com/x.html")) == "https://ameli.com/x.html"
    assert defang("ameli.com") == "ameli[.]com"


PIECES = st.sampled_from(
    ["http://", "hxxps[:]//", "[.]", "(dot)", ".", "..", "@", ":", "/", "ameli", "fr", "com", "é",
     " ", "\n", "\u200b", "(", ")", "]", "⟨NOM⟩", "1", "0x", "-", "www.", "\\", "?", "«"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_offsets_are_right_and_defanged_links_are_not_links(text):
    text = clean(text)
    end = 0
    for link in find_links(text):
        assert text[link.start : link.end] == link.shown
        assert link.start >= end
        end = link.end
        host_of(link.target)
        assert "http" not in defang(link.target).partition("//")[0]


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_nothing_raises(text):
    find_links(text)
    registered_domain(host_of(text))
    defang(text)


@pytest.mark.parametrize(
    "piece",
    ["http://a\n", "http://a;", "http://é", "://a.fr ", "ｈ", "a.", "a", ".", "a-", "a.b@", "http://", "http:", "[.]a", "(", "a(", "://", "x)", "a.fr/",
     "http://a.fr)", "a.fr,", "www.", "a.Fr."],
)  # fmt: skip
def test_pathological_input_is_read_in_linear_time(piece):
    """With 200,000 repeated characters, quadratic time would take minutes."""
    text = (piece * 200_000)[:200_000]
    assert len(find_links(text)) <= 500


@given(st.text(alphabet="abz0-.:/?#@%[]\\ é\u200b", max_size=30))
@example("a:")
@example("\u200bdata:text/html,x")
def test_a_plain_host_is_read_like_any_other(rest):
    assert host_of(f"https://{rest}") == host_of(f"HTTPS://{rest}")
    assert host_of(rest) == host_of(f" {rest}")


@given(
    st.lists(
        st.sampled_from(
            "http:// https://a.fr/x ameli . fr point (dot) com, www. 1,5 x.top :8080 @ b@c.fr "
            "fin. Merci hxxp[:]//a(.)fr ameli. top/suite ⟨EMAIL⟩ /p \u200b top".split(" ")
        ),
        max_size=8,
    ),
    st.sampled_from(["", " ", "\n"]),
)
def test_has_link_tells_whether_there_are_links(pieces, gap):
    text = clean(gap.join(pieces))
    assert has_link(text) == bool(find_links(text))
