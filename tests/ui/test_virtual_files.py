"""Mails dragged from a mail program on Windows: a list of files and the content of each.

The data is built after Microsoft's description of FILEGROUPDESCRIPTORW; it was not recorded.
"""

from __future__ import annotations

import struct
from unicodedata import category

import pytest
import ui_fakes as fakes
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from classifier.errors import UnreadableMessage
from classifier.reading.child_process import Stop
from classifier.records import Channel, Pasted
from triage_app.services.calls.batch import MessagesIn
from triage_app.ui.widgets.incoming import brings_message, brought_files
from triage_app.ui.widgets.virtual_files import (
    DESCRIPTOR_FORMAT,
    MAX_FILES,
    content_format,
    holds_virtual_files,
    listed_files,
    virtual_files,
)
from triage_app.ui.window.navigation import PageName

FOLDER = 0x10
SHORTCUT = 0x8000
HAS_ATTRIBUTES, HAS_SIZE = 0x4, 0x40
MAIL = b"From: Ameli <carte@ameli-dossier.top>\r\n\r\nVotre carte expire demain."
SUMMARY = "De\tObjet\tRe\u00e7u\nAmeli\tVotre carte\tlun. 09:12"  # Outlook's text beside a mail


def descriptor(name: str, flags: int = HAS_SIZE, attributes: int = 0, size: int = 0) -> bytes:
    """Return one FILEDESCRIPTORW: 592 bytes."""
    data = struct.pack("<I", flags) + bytes(16 + 8 + 8)  # clsid, sizel, pointl
    data += struct.pack("<I", attributes) + bytes(3 * 8)  # three FILETIMEs
    data += struct.pack("<II", size >> 32, size & 0xFFFFFFFF)
    data += name.encode("utf-16-le", "surrogatepass")[:518].ljust(520, b"\0")
    assert len(data) == 592
    return data


def group(*descriptors: bytes, count: int | None = None) -> bytes:
    """Return a FILEGROUPDESCRIPTORW."""
    return struct.pack("<I", len(descriptors) if count is None else count) + b"".join(descriptors)


def drag(*files: tuple[str, bytes], text: str = SUMMARY) -> QMimeData:
    """Return the formats of a drag as Qt's plug-in for Windows names them."""
    source = QMimeData()
    source.setData(DESCRIPTOR_FORMAT, group(*(descriptor(name) for name, _ in files)))
    for place, (_, content) in enumerate(files):
        if content:
            source.setData(content_format(place), content)
    source.setText(text)
    return source


@pytest.fixture
def session(dressed, qtbot):
    made = fakes.session(fakes.FakeDesk())
    qtbot.addWidget(made.window)
    made.window.show()
    made.content.show_page(PageName.TRIAGE)
    return made


def drop_on(page, source, actions=Qt.DropAction.CopyAction | Qt.DropAction.MoveAction):
    """Drop on a page and return the action that the other program is told."""
    event = QDropEvent(
        QPointF(5, 5),
        actions,
        source,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,  # asks for a move
    )
    page.dropEvent(event)
    return event.dropAction() if event.isAccepted() else None


def test_names_and_places_are_read():
    data = group(descriptor("Votre carte.msg"), descriptor(r"pi\u00e8ces\ordre.eml"))
    assert listed_files(data) == [(0, "Votre carte.msg"), (1, "ordre.eml")]


def test_the_place_of_a_file_counts_those_left_out():
    data = group(
        descriptor("dossier", HAS_ATTRIBUTES, FOLDER),
        descriptor("page.html", SHORTCUT),
        descriptor("Ameli.URL"),
        descriptor("a.eml", HAS_ATTRIBUTES, 0x20),
    )
    assert listed_files(data) == [(3, "a.eml")]


def test_attributes_count_only_where_they_are_said_to_be_valid():
    assert listed_files(group(descriptor("a.eml", 0, FOLDER))) == [(0, "a.eml")]


def test_a_name_that_fills_its_field_is_read_to_its_end():
    full = struct.pack("<I", 0) + bytes(68) + ("n" * 260).encode("utf-16-le")
    assert listed_files(group(full)) == [(0, "n" * 260)]


def test_a_list_that_is_cut_gives_what_is_whole():
    data = group(descriptor("a.eml"), descriptor("b.eml"))
    assert listed_files(data[:-1]) == [(0, "a.eml")]
    assert listed_files(data[:500]) == []


def test_room_after_the_list_is_left_alone():
    data = group(descriptor("a.eml"), descriptor(""), count=1)  # Outlook reserves more than it uses
    assert listed_files(data) == [(0, "a.eml")]


def test_a_count_beyond_all_bounds_ends_with_the_data():
    assert listed_files(group(descriptor("a.eml"), count=0xFFFFFFFF)) == [(0, "a.eml")]
    assert len(listed_files(group(*[descriptor("a.eml")] * (MAX_FILES + 9)))) == MAX_FILES


@given(st.binary(max_size=1_300))
def test_no_data_breaks_the_reading(data):
    for place, name in listed_files(data):
        assert 0 <= place < 2
        assert name
        assert not set(name) & {"/", "\\", "\0", "\n"}


@given(st.lists(st.text(max_size=300), min_size=1, max_size=4), st.integers(0, 2_400))
def test_a_hostile_name_gives_no_path_and_no_control_character(names, end):
    whole = group(*map(descriptor, names))
    for place, name in listed_files(whole[:end] if end < len(whole) else whole):
        assert place < len(names)
        assert not {"Cc", "Cs", "Zl", "Zp"} & set(map(category, name))
        assert not set(name) & {"/", "\\"}


def test_contents_are_taken_by_their_place():
    source = drag(("a.eml", b"one"), ("b.eml", b"two"))
    assert [(one.name, one.untrusted_content) for one in virtual_files(source)] == [
        ("a.eml", b"one"),
        ("b.eml", b"two"),
    ]


def test_a_drag_of_text_holds_no_files():
    source = QMimeData()
    source.setText("Votre carte Vitale expire.")
    assert not holds_virtual_files(source)
    assert virtual_files(source) == []


def test_a_link_dragged_from_a_browser_stays_text():
    source = drag(("Ameli.url", b"[InternetShortcut]"), text="https://ameli-dossier.top")
    assert brought_files(source) == []
    assert brings_message(source)


def test_files_of_the_disk_come_first(tmp_path):
    source = drag(("a.eml", MAIL))
    source.setUrls([QUrl.fromLocalFile(str(tmp_path / "b.eml"))])
    assert brought_files(source) == [tmp_path / "b.eml"]


def test_a_mail_dropped_on_the_triage_page_is_read_and_not_moved(session):
    asked = []
    session.flow.page.input.judge_requested.connect(asked.append)
    assert drop_on(session.flow.page, drag(("m.eml", MAIL))) is Qt.DropAction.CopyAction
    assert [(one.untrusted_content, one.file_name) for one in asked] == [(MAIL, "m.eml")]
    assert session.flow.page.has_verdict()


def test_a_mail_dropped_on_the_text_field_is_read_and_not_moved(session):
    field = session.flow.page.input.text_field
    field.setPlainText("en cours")
    asked = []
    session.flow.page.input.judge_requested.connect(asked.append)
    assert drop_on(field, drag(("m.eml", MAIL))) is Qt.DropAction.CopyAction
    assert [one.file_name for one in asked] == ["m.eml"]


def test_several_mails_become_a_batch(session):
    drop_on(session.flow.page, drag(("a.eml", MAIL), ("b.eml", MAIL)))
    assert session.content.shown is PageName.BATCH
    assert session.batch.page.rows.rowCount() == 2


def test_several_mails_dropped_on_the_batch_page_are_read(session):
    session.content.show_page(PageName.BATCH)
    page = session.batch.page
    assert drop_on(page, drag(("a.eml", MAIL), ("b.eml", MAIL))) is Qt.DropAction.CopyAction
    assert page.rows.rowCount() == 2


def test_a_row_says_which_of_several_mails_has_no_content():
    messages = MessagesIn([Pasted(MAIL, file_name="a.eml"), Pasted(b"", file_name="b.msg")])
    assert messages.count() == 2
    assert messages.read_next(Stop())[1].body == "Votre carte expire demain."
    name, error = messages.read_next(Stop())
    assert name == "b.msg"
    assert isinstance(error, UnreadableMessage)
    assert messages.read_next(Stop()) is None


def test_a_mail_without_content_is_told_and_its_summary_is_not_judged(session):
    session.triage.judge(Pasted("Votre carte Vitale expire.", Channel.SMS))
    for page in (session.flow.page, session.batch.make()):
        drop_on(page, drag(("m.msg", b"")))
        assert session.content.note.sentence == session.texts("idle.no_content")
    assert session.flow.page.has_verdict()  # the call on the page was not put away
