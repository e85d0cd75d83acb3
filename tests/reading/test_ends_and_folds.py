"""Text where few people look: the end of a long text, folded boxes, below a calendar."""

from __future__ import annotations

import pytest

from classifier.reading.intake import from_bytes, from_text
from classifier.records import Message, Part

ADDRESS = "https://colis-invente.top/payer"
CALL = f"Votre colis est bloqué, payez ici {ADDRESS} avant ce soir"
CHAT = "Bonjour Jean, je te confirme notre rendez-vous de jeudi au café de la gare. "


def _shown(message: Message) -> list[str]:
    readings = (message, *message.alternatives)
    return [one.body for one in readings if any(link.target == ADDRESS for link in one.links)]


@pytest.mark.parametrize("length", [300_000, 3_000_000])
def test_end_of_a_long_text_is_a_reading(length: int) -> None:
    message = from_text(CHAT * (length // len(CHAT)) + CALL)
    assert {body[-len(CALL) :] for body in _shown(message)} == {CALL}
    assert Part.END in {one.part for one in message.alternatives}


@pytest.mark.parametrize("gap", ["</p><p>", " "])
def test_end_of_a_long_page_is_a_reading(gap: str) -> None:
    page = f"<p>{(CHAT + gap) * 4_000}{CALL}</p>"
    bodies = _shown(from_bytes(page.encode(), "x.html"))
    assert {body[-len(CALL) :] for body in bodies} == {CALL}


def test_closed_box_is_a_reading() -> None:
    link = f'<a href="{ADDRESS}">Payer mon colis</a>'
    page = f"<p>{CHAT}</p><details><summary>Voir</summary>{link}</details>"
    message = from_bytes(page.encode(), "x.html")
    assert "Payer" not in message.body
    assert any("Payer mon colis" in body for body in _shown(message))


@pytest.mark.parametrize(
    "element",
    [
        f'<iframe src="{ADDRESS}"></iframe>',
        f'<object data="{ADDRESS}"></object>',
        f'<embed src="{ADDRESS}">',
        '<base target="_blank"><base href="//colis-invente.top/"><a href="payer">ici</a>',
    ],
)
def test_address_of_a_frame_or_base_is_a_link(element: str) -> None:
    assert _shown(from_bytes(f"<p>{CHAT}</p>{element}".encode(), "x.html"))


@pytest.mark.parametrize("below", ["{}", "\n\n{}\n\nEND:VCALENDAR\n"])
def test_text_below_a_calendar_is_kept(below: str) -> None:
    event = f"BEGIN:VEVENT\nSUMMARY:Café\nDESCRIPTION:{CHAT}\nEND:VEVENT"
    calendar = f"BEGIN:VCALENDAR\n{event}\nEND:VCALENDAR\n"
    assert _shown(from_text(calendar + below.format(CALL)))


def test_alarm_that_leads_somewhere_is_kept() -> None:
    alarm = "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:{}\nEND:VALARM"
    event = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Café\n{alarm}\nEND:VEVENT\nEND:VCALENDAR\n"
    assert _shown(from_text(event.format(CALL)))
    assert "Rappel" not in from_text(event.format("Rappel")).body


def test_page_inside_a_frame_is_shown() -> None:
    page = f"<p>{CHAT}</p><iframe srcdoc='<p>{CALL}</p>'></iframe>"
    message = from_bytes(page.encode(), "x.html")
    assert CALL in message.body
    assert _shown(message)


@pytest.mark.parametrize("condition", ["(display: foo)", "(visibility: 3px)"])
def test_rule_for_what_no_browser_knows_hides_nothing(condition: str) -> None:
    sheet = f"<style>@supports {condition} {{ .a {{ display: none }} }}</style>"
    page = f"{sheet}<p>{CHAT}</p><p class=a>{CALL}</p>"
    assert CALL in from_bytes(page.encode(), "x.html").body


@pytest.mark.parametrize("field", ['From: "{}" <a@b.example>', "From: a@b.example\nSubject: {}"])
def test_message_written_into_a_header_is_a_reading(field: str) -> None:
    head = field.format(f"Colis en attente: payez {ADDRESS}")
    mail = f"{head}\nMessage-ID: <1@b.example>\n\n{CHAT}"
    assert _shown(from_bytes(mail.encode(), "x.eml"))
