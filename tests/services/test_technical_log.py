"""The technical log records what happened and where, and no text from outside."""

from __future__ import annotations

import ast
import errno
import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import classifier.errors
import triage_app.errors
from classifier.errors import ModelError, VigieError
from classifier.records import Band
from triage_app import technical_log
from triage_app.technical_log import Name, SafeFormatter, described, writing

SECRET = "Madame Planchon"
ours = logging.getLogger("triage_app.trial")
foreign = logging.getLogger("some_library.reader")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "logs"


def lines(folder, part="command"):
    return (folder / f"{part}.log").read_text(encoding="utf-8").splitlines()


def test_start_and_stop_are_the_first_and_last_lines(folder):
    with writing(folder, "command"):
        ours.info("between")
    first, between, last = lines(folder)
    assert " INFO triage_app.technical_log start: Vigie " in first
    assert between.endswith(" INFO triage_app.trial between")
    assert " stop: process " in last
    ours.info("after")
    assert len(lines(folder)) == 3


def test_only_our_own_texts_are_written(folder):
    with writing(folder, "command"):
        ours.info("%s %s %d %s %s", Name("0003"), Band.FEW_SIGNS, 7, ValueError, SECRET)
        ours.info("%(x)s", {"x": SECRET})
        ours.info(ValueError(SECRET))
    text = [line.split("trial ")[1] for line in lines(folder)[1:-1]]
    assert text[:2] == ["0003 few_signs 7 ValueError …", "%(x)s"]
    assert text[2].startswith("(test_technical_log.py:")
    assert SECRET not in "".join(text)


@pytest.mark.expects_log("some_library")
def test_of_other_libraries_only_the_location_is_written(folder):
    with writing(folder, "command"):
        foreign.warning("cannot read %s", SECRET)
        foreign.warning("%s", f"cannot read {SECRET}")
        foreign.info("chatter")
    first, second = lines(folder)[1:-1]
    assert "WARNING some_library.reader (test_technical_log.py:" in first
    assert SECRET not in first + second


def trouble(kind):
    """Return an exception raised by a library and passed through our code."""

    class Pasted:
        def exists(self):
            raise kind(SECRET)

    from triage_app.files import write_whole

    try:
        write_whole(Pasted(), b"")
    except kind as error:
        return error


@pytest.mark.parametrize("kind", [ValueError, KeyError, UnicodeError])
@pytest.mark.expects_log("triage_app.trial")
def test_an_exception_is_logged_as_type_and_location_in_our_code(folder, kind):
    with writing(folder, "command"):
        ours.error("a mistake:", exc_info=trouble(kind))
    line = lines(folder)[1]
    assert f"a mistake: {kind.__name__} at files.py:" in line
    assert SECRET not in line


def test_causes_and_error_codes_are_logged():
    with pytest.raises(ModelError) as caught:
        raise ModelError("{name} is gone.", name=SECRET) from OSError(errno.ENOSPC, SECRET)
    told = described(caught.value)
    assert told == "ModelError “{name} is gone.” from OSError[ENOSPC] at ?"


def test_a_placeholder_with_another_type_is_not_filled():
    record = logging.LogRecord("triage_app.x", 20, "x.py", 1, "%d of", (SECRET,), None)
    assert SafeFormatter().format(record).endswith(" INFO triage_app.x %d of")


def test_a_cycle_of_causes_terminates():
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert described(first).count(" from ") < 10


@given(st.text(min_size=12), st.sampled_from(["ours", "foreign"]))
def test_no_text_from_outside_is_formatted(text, whose):
    name = "triage_app.x" if whose == "ours" else "other"
    msg = "read %s" if whose == "ours" else f"read {text}"
    record = logging.LogRecord(
        name, 40, "x.py", 1, msg, (text,), (ValueError, ValueError(text), None)
    )
    assert text not in SafeFormatter().format(record)


@pytest.mark.skipif(sys.platform == "win32", reason="no permissions of that kind")
def test_the_log_is_readable_by_its_owner_only(folder):
    with writing(folder, "command"):
        pass
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "command.log").stat().st_mode & 0o077 == 0


def test_the_log_is_rotated(folder, monkeypatch):
    monkeypatch.setattr(technical_log, "_LARGEST", 2000)
    with writing(folder, "command"):
        for number in range(300):
            ours.info("line %d", number)
    files = sorted(path.name for path in folder.iterdir())
    assert files == ["command.log", "command.log.1", "command.log.2", "command.log.3"]
    assert all(path.stat().st_size <= 2000 for path in folder.iterdir())
    if sys.platform != "win32":
        assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


def test_a_file_that_cannot_be_renamed_loses_no_line(folder, monkeypatch):
    """This happens on Windows if another window has the file open."""

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(technical_log, "_LARGEST", 500)
    monkeypatch.setattr(technical_log.RotatingFileHandler, "rotate", refuse)
    with writing(folder, "command"):
        for number in range(50):
            ours.info("line %d", number)
    assert len(lines(folder)) == 52


def test_logging_neither_creates_the_data_folder_nor_stops_a_command(tmp_path, capsys):
    with writing(tmp_path / "no home" / "logs", "command"):
        ours.info("nowhere")
    (tmp_path / "file").touch()
    with writing(tmp_path / "file" / "logs", "command"):
        ours.info("nowhere")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert capsys.readouterr() == ("", "")


def test_every_error_of_ours_has_a_literal_text(checkout):
    """Texts of errors are logged, so values may be inserted only as placeholders."""
    modules = (classifier.errors, triage_app.errors)
    ours = {name for module in modules for name, kind in vars(module).items() if _is_error(kind)}
    texts, broken = 0, []
    for path in (*checkout.glob("classifier/**/*.py"), *checkout.glob("triage_app/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ours:
                texts += 1
                if isinstance(node.args[0], ast.JoinedStr | ast.BinOp):
                    broken.append(f"{path.name}:{node.lineno}")
    assert texts > 50
    assert not broken


def _is_error(kind):
    return isinstance(kind, type) and issubclass(kind, VigieError)
