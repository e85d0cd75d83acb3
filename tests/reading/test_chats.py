"""Conversations exported or copied from messengers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.reading.extraction.chats import conversation_in, last_messages
from classifier.reading.intake import read
from classifier.reading.remarks import CHAT_CUT
from classifier.records import Channel, Pasted

NUMBER = "+33 6 39 98 41 07"
HELLO, ASK = "Bonjour", "Votre colis attend,\nréglez 1,95 € sur http://colis-relais.example/frais"
ANSWER = "qui êtes-vous ?"
# What programs write before a message; {n} is the speaker.
STARTS = {
    "android 24 h": "23/11/2026, 09:12 - {n}: ",
    "android without comma": "23/11/2026 09:12 - {n}: ",
    "android in French words": "23/11/2026 à 09:12 - {n} : ",
    "android 12 h": "11/23/26, 9:12\u202fAM - {n}: ",
    "android German": "23.11.26, 09:12 - {n}: ",
    "android marked": "\u200e23/11/2026, 09:12 - \u202a{n}\u202c: ",
    "ios": "[23/11/2026 09:12:03] {n}: ",
    "ios with comma": "[23/11/2026, 09:12:03] {n}: ",
    "ios in French words": "[23/11/2026 à 09:12:03] {n} : ",
    "ios 12 h": "[11/23/26, 9:12:03\u202fAM] {n}: ",
    "ios marked": "\u200e[23/11/2026 09:12:03] {n}: \u200e",
    "whatsapp web": "[09:12, 23/11/2026] {n}: ",
    "copied": "[23/11 09:12] {n}: ",
    "teams": "[23/11 09:12] {n} : ",
    "teams day": "[Lundi 09:12] {n}: ",
    "signal": "[2026-11-23 09:12] {n}: ",
    "teams below": "[09:12] {n}\n",
    "telegram": "{n}, [23.11.2026 09:12]\n",
    "telegram ios": "{n}, [23 nov. 2026 à 09:12:03]:\n",
}


LATER = {
    "name and time": "{n} 09:12\n",
    "name and date": "{n}  23/11/2026 09:12\n",
    "name above time": "{n}\n09:12\n",
}


def chat(start: str, *said: tuple[str, str], end: str = "\n") -> str:
    return end.join(start.replace("{n}", name) + text for name, text in said) + end


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
def test_all_lines_of_the_stranger_are_the_message(start):
    text = chat(start, (NUMBER, HELLO), (NUMBER, ASK), ("Paul Exemple", ANSWER))
    found = conversation_in(text)
    assert found is not None
    assert (found.body, found.sender) == (f"{HELLO}\n{ASK}", NUMBER)
    assert (found.caller_words, found.channel) == (ANSWER, Channel.CHAT)


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
def test_a_single_message_has_its_place(start):
    text = chat(start, (NUMBER, ASK))
    found = conversation_in(text)
    assert found is not None
    assert text[found.start : found.start + len(found.body)] == found.body == ASK


@pytest.mark.parametrize("start", LATER.values(), ids=LATER)
def test_names_with_a_time_begin_messages_when_there_are_two(start):
    found = conversation_in(chat(start, ("Conseiller", ASK), ("Vous", ANSWER)))
    assert found is not None
    assert (found.body, found.sender, found.caller_words) == (ASK, "Conseiller", ANSWER)
    assert conversation_in(chat(start, ("RDV Dr Martin", HELLO))) is None


@pytest.mark.parametrize("name", ["Vous", "You", "Moi", "Me"])
def test_the_caller_by_the_word_for_them(name):
    found = conversation_in(chat(STARTS["signal"], ("Conseiller", ASK), (name, ANSWER)))
    assert found is not None
    assert (found.body, found.sender, found.caller_words) == (ASK, "Conseiller", ANSWER)


@pytest.mark.parametrize(
    "names", [("Conseiller", "Paul"), (NUMBER, "+33 6 39 98 55 01"), (NUMBER, "Paul", "Julie")]
)
def test_all_are_judged_when_the_caller_cannot_be_told(names):
    found = conversation_in(chat(STARTS["ios"], (names[0], ASK), *((n, ANSWER) for n in names[1:])))
    assert found is not None
    assert found.body == "\n".join([ASK, *(ANSWER for _ in names[1:])])
    assert found.caller_words == ""


def test_a_name_that_the_stranger_gave_themselves_is_not_the_caller():
    found = conversation_in(chat(STARTS["ios"], ("~ Service Client", ASK), ("Paul", ANSWER)))
    assert found is not None
    assert found.body == ASK


def test_what_looks_like_the_caller_hides_no_link():
    found = conversation_in(chat(STARTS["ios"], (NUMBER, HELLO), ("Vous", ASK)))
    assert found is not None
    assert found.body == f"{HELLO}\n{ASK}"


@pytest.mark.parametrize(
    "notice",
    [
        "Les messages et les appels sont chiffrés de bout en bout. Seules les personnes…",
        "Messages and calls are end-to-end encrypted. Only people in this chat can read them.",
        "Vous avez ajouté Julie",
        "Julie a quitté le groupe",
        "Le code de sécurité avec Julie a changé.",
    ],
)
@pytest.mark.parametrize("place", [0, 1])
def test_lines_of_the_program_are_left_out(notice, place):
    start = "23/11/2026, 09:10 - "
    lines = [chat(STARTS["android 24 h"], (NUMBER, ASK)).rstrip("\n")]
    lines.insert(place, start + notice)
    found = conversation_in("\n".join(lines))
    assert found is not None
    assert (found.body, found.sender) == (ASK, NUMBER)


@pytest.mark.parametrize(
    "notice",
    [
        "\u200eLes messages et les appels sont chiffrés de bout en bout.",
        "\u200eimage absente",
        "<Médias omis>",
        "Appel vocal manqué à 09:12",
        "Missed voice call",
        "Ce message a été supprimé",
        "null",
    ],
)
def test_notices_under_the_name_of_a_speaker_are_left_out(notice):
    found = conversation_in(chat(STARTS["ios"], (NUMBER, notice), (NUMBER, ASK)))
    assert found is not None
    assert found.body == ASK


@pytest.mark.parametrize(
    "text",
    [
        "Messages et appels sont chiffrés : http://colis-relais.example",
        "Vous avez ajouté un appareil, répondez OUI",
        "Ce message a été supprimé ? Répondez avec le code reçu",
    ],
)
def test_words_of_a_stranger_are_no_notice(text):
    found = conversation_in(chat(STARTS["ios"], (NUMBER, HELLO), (NUMBER, text)))
    assert found is not None
    assert found.body == f"{HELLO}\n{text}"


def test_a_line_with_a_time_but_no_name_goes_on_with_the_speaker():
    text = chat(STARTS["android 24 h"], (NUMBER, HELLO)) + "23/11/2026, 09:13 - répondez OUI\n"
    found = conversation_in(text)
    assert found is not None
    assert found.body == f"{HELLO}\nrépondez OUI"


@pytest.mark.parametrize(
    "title", [f"Discussion WhatsApp avec {NUMBER}", "Reçu du 06 39 98 41 07 :", "Sur WhatsApp :"]
)
def test_the_title_of_an_export_is_nobodys_words(title):
    text = f"{title}\n\n{chat(STARTS['ios'], (NUMBER, ASK))}"
    found = conversation_in(text)
    assert found is not None
    assert (found.body, found.caller_words) == (ASK, "")


def test_the_callers_words_above_are_cut_off_without_link():
    export = chat(STARTS["ios"], (NUMBER, ASK))
    found = conversation_in(f"Rappelez 08 99 00 12 34\n\n{export}")
    assert found is not None
    assert found.caller_words == "Rappelez 08 99 00 12 34"
    found = conversation_in(f"J'ai reçu ceci sur WhatsApp\n\n{export}")
    assert found is not None
    assert (found.body, found.caller_words) == (ASK, "J'ai reçu ceci sur WhatsApp")
    found = conversation_in(f"Du 06 39 98 41 07 :\n\n{export}")
    assert found is not None
    assert found.body == ASK
    assert conversation_in(f"Payez sur http://colis.example/a\n\n{export}") is None
    assert conversation_in("Payez donc. " * 60 + f"\n\n{export}") is None


@pytest.mark.parametrize(
    "text",
    [
        "RDV 10:30 - Dr Martin : merci de confirmer",
        "Ameli : votre carte expire le 23/11/2026, 09:12",
        "Bonjour,\n[Photo] voir ci-joint",
        "Votre code : 482913",
        "",
    ],
)
def test_other_texts_are_no_conversation(text):
    assert conversation_in(text) is None


@given(st.lists(st.tuples(st.sampled_from([NUMBER, "Vous", "Paul"]), st.text(max_size=60))))
def test_no_link_of_any_speaker_is_lost(said):
    said = [(name, " ".join(text.split())) for name, text in said]
    place = len(said) // 2
    said.insert(place, ("Paul", "voir http://colis-relais.example/frais merci"))
    found = conversation_in(chat(STARTS["ios"], *said))
    assert found is None or "http://colis-relais.example/frais" in found.body


def test_of_a_long_conversation_the_last_messages_are_kept():
    text = chat(STARTS["ios"], *((NUMBER, f"{HELLO} {i}") for i in range(1_000)))
    kept = last_messages(text, 2_000)
    assert len(kept) <= 2_000
    assert kept.startswith("[23/11/2026")
    assert text.endswith(kept)


def test_the_scam_at_the_end_of_years_of_talk_is_read(tmp_path):
    text = chat(STARTS["ios"], *((NUMBER, f"{HELLO} {i}") for i in range(10_000)), (NUMBER, ASK))
    message = read(Pasted(text))
    assert message.body.endswith(ASK)
    assert CHAT_CUT in message.remarks
    assert [link.target for link in message.links] == ["http://colis-relais.example/frais"]


@pytest.mark.parametrize("name", ["_chat.txt", "Discussion WhatsApp avec Paul.txt"])
def test_exports_are_read_as_files_and_pasted(name, tmp_path):
    text = chat(STARTS["ios"], (NUMBER, HELLO), (NUMBER, ASK), end="\r\n")
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + text.encode())
    for pasted in (Pasted(tmp_path / name), Pasted(text)):
        message = read(pasted)
        assert (message.channel, message.sender) == (Channel.CHAT, NUMBER)
        assert message.body == f"{HELLO}\n{ASK}"
        assert [link.target for link in message.links] == ["http://colis-relais.example/frais"]


@pytest.mark.parametrize(
    "piece",
    ["[1/1/11 ", "[09:12] a\n", "[09:12] a: b\n", "1/1/11 09:12 - ", "a, [09:12", "12 mars "],
)
def test_pathological_input_is_read_in_linear_time(piece):
    conversation_in(("[09:12] a: b\n" + piece * 100_000)[:200_000])
