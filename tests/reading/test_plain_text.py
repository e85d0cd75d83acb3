"""The text as a person reads it: disguises are undone, ordinary text is left as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.reading.intake import from_text
from classifier.reading.remarks import DISGUISED
from classifier.text.cleaning import clean
from classifier.text.draft import Kind
from classifier.text.look_alikes import latin_form
from classifier.text.plain_text import MAX_CHARACTERS, plain_text

ORDINARY = (
    "Bonjour, votre remboursement de 24,50 € est prêt à l’accueil dès 15h30 : merci d'appeler.",
    "M. P. Durand, A, B, C et D ; il y a 2 h du matin, le 1er, 24h/24, covid19 et CO2.",
    "Дякую за допомогу, до зустрічі",
    "Спасибо за помощь, сор и роса",
    "Ευχαριστώ πολύ για τη βοήθεια",
    "Super 👨\u200d👩\u200d👧 ❤\ufe0f 🇫🇷🇬🇧 merci",
    "Prix\u00a0: 3\u202f€ « merci » – l’œuvre, ça, où, m² et n° 4",
    "Hola, su cuenta ha sido bloqueada, por favor confirme sus datos bancarios",
    "Encore plus ! C'est prêt!Venez vite, more! Find out today!From us, see you@home, Co01",
    "Gonna wanna txt u 2nite m8, luv xx brb hunny!Hope ur ok",
    "⟨NOM⟩ a reçu ⟨MONTANT⟩ le ⟨DATE⟩ au ⟨TEL_MOBILE⟩",
    "🇫🇷🇬🇧🇩🇪🇪🇸🇮🇹 merci, à l'accueil, d'accord, A/B/C, 1-2-3, S.A.R.L., C.P.A.M.",
    "https://ameli-c0mpte.top/m0n-d0ssier et jean.p1erre@b0ite.example",
)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_has_no_disguise(text):
    assert not plain_text(text).changes
    words = "".join(filter(str.isalnum, plain_text(text).text))
    assert words == "".join(filter(str.isalnum, text))


def test_signs_that_are_letters_are_no_disguise():
    assert not plain_text("ℹ\ufe0f Ⓜ\ufe0f 🅿\ufe0f ① ② merci").changes


def test_three_letters_apart_are_a_word():
    found = plain_text("Envoyez votre r i b par retour")
    assert (found.text, list(found.changes)) == ("Envoyez votre rib par retour", [Kind.APART])


@pytest.mark.parametrize(
    ("text", "plain", "kinds"),
    [
        ("rem\u200bbour\u034fse\U000e0061ment", "remboursement", ()),
        ("vo\u3164tre co\u2800mpte ban\u3164caire", "votre compte bancaire", ()),
        ("votre\u3164compte", "votre compte", ()),
        ("vоtrе соmрtе аmеli", "votre compte ameli", (Kind.OTHER_ALPHABET,)),
        ("cαrte vιtale", "carte vitale", (Kind.OTHER_ALPHABET,)),
        ("ｃｏｍｐｔｅ 𝐯𝐢𝐭𝐚𝐥𝐞 ⓒⓐⓡⓣⓔ 🄲🄰🅁🅃🄴", "compte vitale carte CARTE", (Kind.FORM,)),
        ("ᴄᴏᴍᴘᴛᴇ ɡratuit", "compte gratuit", (Kind.FORM,)),
        ("c\u0323\u0336o\u0336mpte", "compte", (Kind.MARKS,)),
        ("c0mpt3 v1t@le $uspendu", "compte vitale suspendu", (Kind.SIGN,)),
        ("c0mpt3 v1t@le $uspendu Zbou!l$on", "compte vitale suspendu zbouilson", (Kind.SIGN,)),
        ("v i t a l e et c.o.m.p.t.e", "vitale et compte", (Kind.APART,)),
        ("v o t r e c o m p t e", "votre compte", (Kind.APART,)),
        ("V.O.T.R.E C.A.R.T.E E.S.T P.R.E.T.E", "votre carte est prete", (Kind.APART,)),
        ("c\u2013o\u2013m\u2013p\u2013t\u2013e v**i**t**a**l**e", "compte vitale", (Kind.APART,)),
        ("c\no\nm\np\nt\ne\n\nv\ni\nt\na\nl\ne", "compte\n\nvitale", (Kind.APART,)),
        ("🇨🇴🇲🇵🇹🇪 bloqué", "compte bloqué", (Kind.FORM,)),
        ("remb\u2011oursement du com^pte ban-\ncaire", "remboursement du compte bancaire", ()),
        (
            "rem bour sement du com pte ban caire, car te",
            "remboursement du compte bancaire, carte",
            (),
        ),
        (
            "remb oursement de vo tre com-pte ban\ncaire",
            "remboursement de votre compte bancaire",
            (),
        ),
        (
            "votrecompte estbloqué, remboursementen attente",
            "votre compte est bloqué, remboursement en attente",
            (),
        ),
        ("rembousement de votre comtpe bancairre", "remboursement de votre compte bancaire", ()),
        ("remboursementttt duuuu comptttte", "remboursement du compte", ()),
        ("\u202eetpmoc ertov\u202c bloqué", "votre compte bloqué", (Kind.REVERSED,)),
    ],
)
def test_disguises_are_undone(text, plain, kinds):
    found = plain_text(text)
    assert found.text == plain
    assert tuple(found.changes) == kinds


ANY = st.text(st.characters(exclude_categories=()), max_size=200)
LIKELY = st.text(
    st.sampled_from("compte vitale.0@€\n\u200b\u202e\u202c\u3164\u0301аеоⓒⓐ𝐜ＣＡ⟨⟩é-"), max_size=200
)


@given(st.one_of(ANY, LIKELY))
def test_offsets_fit_and_lead_back(text):
    cleaned = clean(text)
    found = plain_text(cleaned)
    if found.offsets is None:
        assert found.text == cleaned
        return
    assert len(found.offsets) == len(found.text)
    assert list(found.offsets) == sorted(found.offsets)
    assert all(0 <= offset < len(cleaned) for offset in found.offsets)
    for start, end in found.changes.values():
        assert 0 <= start < end <= len(cleaned)


@given(st.text(st.sampled_from("abcdeéàç ,.;:!?'\n0123456789"), max_size=60))
def test_no_letter_of_another_alphabet_comes_out(text):
    assert not set(plain_text(text).text) - set(text) - set("abcdefghijklmnopqrstuvwxyz ")


def test_invisible_characters_do_not_push_a_text_out_of_sight():
    found = plain_text("\u200b" * 20_000 + "compte " * 1_000)
    assert found.text.startswith("compte compte")
    assert len(found.text) == MAX_CHARACTERS
    assert found.original(0, 6) == (20_000, 20_006)


def test_the_place_of_a_word_is_that_in_the_message():
    text = "Votre r e m b o u r s e m e n t attend"
    found = plain_text(text)
    start = found.text.index("remboursement")
    assert text[slice(*found.original(start, start + 13))] == "r e m b o u r s e m e n t"
    assert found.place_of(text.index("attend")) == found.text.index("attend")


@pytest.mark.parametrize(
    ("character", "letter"),
    [("ⓒ", "c"), ("𝐂", "C"), ("ᴄ", "c"), ("é", ""), ("c", ""), ("к", ""), ("😀", ""), ("①", "1")],
)
def test_forms_of_letters(character, letter):
    assert latin_form(character) == letter


@pytest.mark.parametrize("text", ["Votre c0mpt3 expire", "c.o.m.p.t.e", "ⓒⓞⓜⓟⓣⓔ bloqué"])
def test_a_remark_says_that_words_were_disguised(text):
    message = from_text(text)
    assert message.body == text
    assert DISGUISED in message.remarks


def test_numbers_are_no_words():
    assert plain_text("en 1093, réf. 7057 et 3646").text == "en 1093, réf. 7057 et 3646"
