"""The page of the desk's own lists: edited, refused, saved, compared and restored by keys."""

from functools import partial

import pytest
import ui_fakes as fakes
from desk_shapes import SHAPES, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from shape_checks import covered, cut
from worn_look import wear

from classifier.records import Label
from triage_app.list_records import DeskList
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.window.navigation import PageName
from triage_app.ui.window.page_area import PageArea

WATCH = DeskList.WATCH
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk():
    return fakes.FakeDesk()


@pytest.fixture
def sized(dressed):
    return partial(wear, dressed, LIGHT)


@pytest.fixture
def opened(sized, desk, qtbot):
    def make(shape="1366x768 less bar and title", language="fr", name=WATCH):
        width, height, size = SHAPES[shape]
        sized(size)
        made = fakes.session(desk, language)
        qtbot.addWidget(made.window)
        made.window.resize(width, height)
        made.window.show()
        made.supervisor.lists.open()
        page = made.content.page(PageName.LISTS)
        page.choice.setCurrentIndex(list(DeskList).index(name))
        settle(qtbot)
        return made, page

    return make


def type_row(page, *cells):
    """Add a row by its key and type its cells as a person does."""
    QTest.keyClick(page, Qt.Key.Key_N, CONTROL)
    place = page.rows.rowCount() - 1
    for column, words in enumerate(cells):
        if column:
            page.table.setCurrentIndex(page.rows.index(place, column))
            page.table.edit(page.table.currentIndex())
        editor = next(one for one in page.table.findChildren(QLineEdit) if one.isVisible())
        QTest.keyClicks(editor, words)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()


def saved(desk, name=WATCH):
    return desk.lists.book(name).load().rows


def test_rows_are_typed_saved_and_taken_back_by_keys(opened, desk):
    made, page = opened()
    type_row(page, "https://suivi-dossier-sante.top/x", "vu le 12")
    assert saved(desk) == ()
    QTest.keyClick(page, Qt.Key.Key_S, CONTROL)
    assert saved(desk) == (("suivi-dossier-sante.top", "vu le 12"),)
    assert not page.buttons["save"].isEnabled()
    assert "version 1" in made.content.note.sentence
    made.content.note.action_button.click()
    assert saved(desk) == ()


def changed_outside(desk, name, rows):
    """Save a list and change its file outside Vigie; return the text of the file before."""
    desk.lists.book(name).save(rows)
    path = desk.home.lists / f"{name.value}-0001.csv"
    kept = path.read_bytes()
    path.write_bytes(b"kind;value")
    return path, kept


@pytest.fixture
def warned(opened, desk):
    """A window that warned at its start of two lists changed outside."""
    files = [
        changed_outside(desk, WATCH, [("dossier-soins.top", "")]),
        changed_outside(desk, DeskList.ALERTS, [("campaign_growth", "50")]),
    ]
    made, page = opened()
    made.supervisor.lists.show_problems(list(desk.lists.problems()))
    assert made.content.banner.sentence.count("en dehors de Vigie") == 2
    return made, page, files


def test_the_warning_of_a_list_goes_with_its_cause(warned, desk):
    made, page, _ = warned
    type_row(page, "autre-dossier.top", "")
    QTest.keyClick(page, Qt.Key.Key_S, CONTROL)
    assert made.content.banner.sentence.count("en dehors de Vigie") == 1
    page.save_requested.emit(DeskList.ALERTS, (("campaign_growth", "60"),))
    assert made.content.banner.sentence == ""


def test_a_file_that_was_put_back_ends_the_warning_at_the_next_page(warned):
    made, _, files = warned
    for path, kept in files:
        path.write_bytes(kept)
    made.content.show_page(PageName.TRIAGE)
    assert made.content.banner.sentence == ""


def refuse(page, made, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text("Nom;Prénom\na;b\n", encoding="utf-8")
    page.file_chosen.emit(WATCH, path)
    assert "liste.csv" in made.content.banner.sentence
    return path


def test_a_refused_file_is_forgotten_with_the_next_good_one(opened, tmp_path):
    made, page = opened()
    path = refuse(page, made, tmp_path)
    path.write_text("entry;note\ndossier-soins.top;\n", encoding="utf-8")
    page.file_chosen.emit(WATCH, path)
    assert page.rows.rowCount() == 1
    assert made.content.banner.sentence == ""


def test_a_refused_file_is_forgotten_on_another_page(opened, tmp_path):
    made, page = opened()
    refuse(page, made, tmp_path)
    made.content.show_page(PageName.TRIAGE)
    assert made.content.banner.sentence == ""


def test_a_warning_that_was_closed_is_not_shown_again_for_the_same(warned):
    made, _, _ = warned
    made.content.banner.close_button.click()
    made.content.show_page(PageName.TRIAGE)
    made.content.show_page(PageName.LISTS)
    assert made.content.banner.sentence == ""


def test_bad_rows_are_told_with_their_numbers_and_nothing_is_lost(opened, desk):
    _, page = opened()
    type_row(page, "remboursement-tiers.com", "")
    type_row(page, "ameli.fr", "")
    type_row(page, "bonjour", "")
    QTest.keyClick(page, Qt.Key.Key_S, CONTROL)
    assert saved(desk) == ()
    lines = page.sentence.text().splitlines()
    assert lines[0].startswith("2 lignes")
    assert [line.split("\u00a0")[0] for line in lines[1:]] == ["Ligne 3", "Ligne 4"]
    assert [row[0] for row in page.rows.rows()] == [
        "remboursement-tiers.com",
        "ameli.fr",
        "bonjour",
    ]
    assert page.rows.headerData(1, Qt.Orientation.Vertical) == "3 !"
    described = page.rows.index(1, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "Assurance Maladie" in described
    QTest.keyClick(page, Qt.Key.Key_Delete, CONTROL)  # the first bad row is current
    page.table.setCurrentIndex(page.rows.index(1, 0))
    QTest.keyClick(page, Qt.Key.Key_Delete, CONTROL)
    QTest.keyClick(page, Qt.Key.Key_S, CONTROL)
    assert saved(desk) == (("remboursement-tiers.com", ""),)


def test_what_is_typed_in_one_list_stays_while_another_is_shown(opened):
    _, page = opened()
    type_row(page, "remboursement-tiers.com", "a verifier")
    page.choice.setCurrentIndex(0)
    assert page.rows.rowCount() == 0
    page.choice.setCurrentIndex(1)
    assert page.rows.rows() == (("remboursement-tiers.com", "a verifier"),)
    assert page.buttons["save"].isEnabled()
    QTest.keyClick(page, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert page.rows.rowCount() == 0


def test_a_file_is_shown_before_anything_is_saved(opened, desk, tmp_path, monkeypatch):
    _, page = opened()
    path = tmp_path / "liste.csv"
    path.write_text("Adresse ou numéro;Note\nremboursement-tiers.com;\nameli.fr;\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    QTest.keyClick(page, Qt.Key.Key_O, CONTROL)
    assert page.rows.rowCount() == 2
    assert "Ligne 3" in page.sentence.text()
    assert saved(desk) == ()


def test_rubbish_in_a_file_is_one_sentence(opened, tmp_path, monkeypatch):
    made, page = opened()
    path = tmp_path / "photo.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    QTest.keyClick(page, Qt.Key.Key_O, CONTROL)
    assert "photo.csv" in made.content.banner.sentence
    assert page.rows.rowCount() == 0


def test_the_list_in_use_is_written_as_a_file(opened, desk, tmp_path, monkeypatch):
    made, page = opened()
    type_row(page, "remboursement-tiers.com", "")
    QTest.keyClick(page, Qt.Key.Key_S, CONTROL)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sortie"), ""))
    QTest.keyClick(page, Qt.Key.Key_S, CONTROL | SHIFT)
    assert "remboursement-tiers.com" in (tmp_path / "sortie.csv").read_text("utf-8-sig")
    assert "sortie.csv" in made.content.note.sentence


def test_a_version_is_compared_and_restored(opened, desk):
    book = desk.lists.book(WATCH)
    book.save([("dossier-soins.top", "ancien")])
    book.save([("dossier-soins.top", "nouveau"), ("remboursement-tiers.com", "")])
    made, page = opened()
    page.versions.table.selectRow(1)
    assert page.versions.difference.toPlainText().splitlines() == [
        "+ remboursement-tiers.com",
        "\u223c dossier-soins.top",
        "    Note: ancien → nouveau",
    ]
    page.versions.restore_button.setFocus()
    page.versions.restore_button.click()
    assert made.window.focusWidget() is page.versions.table
    assert saved(desk) == (("dossier-soins.top", "ancien"),)
    assert page.rows.rowCount() == 1


def test_a_list_changed_by_hand_is_told_on_the_page(opened, desk):
    desk.lists.book(WATCH).save([("dossier-soins.top", "")])
    path = desk.home.folder / "lists" / "watch-0001.csv"
    path.write_text(path.read_text("utf-8").replace("soins", "sains"), "utf-8")
    _, page = opened()
    assert "modifiée en dehors de Vigie" in page.sentence.text()
    assert page.rows.rowCount() == 0


def test_what_a_model_has_to_say_of_a_case_is_shown_in_words(opened, desk):
    desk.cases = {12: fakes.case(12)}
    desk.lists.book(DeskList.GUARD).save([("12", "scam", "")])
    _, page = opened(name=DeskList.GUARD)
    assert page.rows.rows() == (("12", "arnaque", ""),)
    assert not page.rows.changed


def test_a_locked_page_saves_nothing(opened, desk):
    made, page = opened()
    type_row(page, "remboursement-tiers.com", "")
    made.supervisor.access.set_code("vigie-2026")
    made.supervisor.access.lock()
    page.save()
    assert saved(desk) == ()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", DeskList)
def test_nothing_is_cut(opened, desk, qtbot, shape, language, name):
    desk.cases = {n: fakes.case(n) for n in range(1, 4)}
    desk.lists.book(WATCH).save(
        [(f"suivi-dossier-{n}.top", "vu au téléphone " * 9) for n in range(30)]
    )
    desk.lists.book(DeskList.GUARD).save([(str(n), "scam", "note") for n in range(1, 4)])
    made, page = opened(shape, language, name)
    page.versions.table.selectRow(0)
    page.add()
    page.save()
    settle(qtbot)
    assert (cut(made.window), covered(made.window)) == ([], [])
    area = next(one for one in made.content.findChildren(PageArea) if one.widget() is page)
    assert area.horizontalScrollBar().maximum() == 0


def test_a_confirmed_case_is_guarded_by_a_key_on_its_page(opened, desk):
    desk.cases = {5: fakes.case(5, label=Label.LEGIT), 4: fakes.case(4)}
    made, _ = opened()
    cases = made.content.show_page(PageName.CASES)
    QTest.keyClick(cases, Qt.Key.Key_G, CONTROL)
    assert saved(desk, DeskList.GUARD) == (("5", "legit", ""),)
    assert "jamais être signalé" in made.content.note.sentence
    cases.table.selectRow(1)
    QTest.keyClick(cases, Qt.Key.Key_G, CONTROL)
    assert "Confirmez" in made.content.note.sentence
    assert not cases.detail.guard_button.isEnabled()
