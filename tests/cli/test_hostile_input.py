"""Hostile input: one sentence, the right exit code, no traceback and no message text in it."""

import ctypes
import os
import random
import sys

import pytest

SECRET = "Zorglub9000"


@pytest.fixture(params=["score", "log"])
def reads(request):
    """A command that reads a message."""
    return ("log", "--decision", "scam") if request.param == "log" else ("score",)


@pytest.fixture
def folder(tmp_path):
    """An empty folder beside the data folder, whose model is no message to score."""
    made = tmp_path / "messages"
    made.mkdir()
    return made


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "vide"),
        (b" \n\t \r\n", "vide"),
        (b"\x00" * 5000, ""),
        (random.Random(1).randbytes(5000), ""),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "endommagé"),
        (b"%PDF-1.7 " + SECRET.encode(), "endommagé"),
        (b"PK\x03\x04" + bytes(400), ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Outlook"),
    ],
)
def test_input_that_is_not_a_message(vigie, reads, tmp_path, data, told):
    path = tmp_path / "message"
    path.write_bytes(data)
    from_stdin = vigie(*reads, "-", stdin=data, code=1)
    from_file = vigie(*reads, path, code=1)
    assert from_stdin.stderr == from_file.stderr
    assert told in from_file.stderr
    assert from_file.stderr.count("\n") == 1
    assert SECRET not in from_file.output


@pytest.mark.parametrize("extra", [(), ("--channel", "sms", "--sender", "x")])
def test_fifty_megabytes_are_refused(vigie, reads, tmp_path, extra):
    data = (SECRET + " bonjour ").encode() * 3_000_000
    path = tmp_path / "large.txt"
    path.write_bytes(data)
    assert "25 Mo" in vigie.fails(*reads, path, *extra)
    assert "25 Mo" in vigie.fails(*reads, "-", *extra, stdin=data)


def test_twenty_megabytes_of_text_are_read(vigie):
    assert vigie.json("score", "-", stdin="bonjour à tous " * 1_300_000)["error"] is None


def test_windows_1252_and_utf_16_are_read(vigie, tmp_path):
    text = "Votre carte Vitale a expiré, réglez 1 € sur http://ameli-renouv.top à l'été"
    expected = vigie.json("score", "-", stdin=text.encode())
    for charset in ("cp1252", "utf-16"):
        assert vigie.json("score", "-", stdin=text.encode(charset)) == expected
        path = tmp_path / "-"
        path.write_bytes(text.encode(charset))
        assert vigie.json("score", path)["fingerprint"] == expected["fingerprint"]


@pytest.mark.parametrize("suffix", [".eml", ".html", ".msg", ".mbox", ".txt", ".jsonl"])
@pytest.mark.parametrize("seed", range(4))
def test_random_bytes_under_any_name(vigie, folder, suffix, seed):
    path = folder / f"x{suffix}"
    path.write_bytes(random.Random(seed).randbytes(3000))
    assert vigie("score", folder).stdout.startswith("x.")


def test_a_mail_nested_two_hundred_deep(vigie, tmp_path):
    mail = b"Subject: fin\n\nVotre carte Vitale expire, cliquez sur http://ameli-x.top/a\n"
    for _ in range(200):
        mail = b"Subject: Fwd\nContent-Type: message/rfc822\n\n" + mail
    path = tmp_path / "nested.eml"
    path.write_bytes(b"From: a@b.fr\nMIME-Version: 1.0\n" + mail)
    assert vigie("score", path).stdout


def test_a_folder_where_a_message_is_expected(vigie, tmp_path):
    assert "dossier" in vigie.fails("log", tmp_path, "--decision", "scam")


def test_a_mailbox_where_a_message_is_expected(vigie, tmp_path):
    path = tmp_path / "two.mbox"
    path.write_text("From a b\nSubject: x\n\nbonjour\n\nFrom a b\nSubject: y\n\nbonsoir\n", "utf-8")
    assert "plusieurs messages" in vigie.fails("log", path, "--decision", "scam")


@pytest.mark.parametrize("name", ["a\nb.txt", "é.txt", "-x", "x" * 300, "../../../nothing", "~"])
def test_missing_files_with_unusual_names(vigie, reads, name, tmp_path):
    assert vigie.fails(*reads, tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipes_and_devices_do_not_block(vigie, reads, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    vigie.fails(*reads, tmp_path / "pipe")
    vigie.fails(*reads, "/dev/zero")


def test_a_symbolic_link_to_itself_is_reported(vigie, reads, folder):
    (folder / "loop").symlink_to(folder / "loop")
    vigie.fails(*reads, folder / "loop")
    assert "Aucun message" in vigie("score", folder).stderr


@pytest.mark.parametrize("option", ["--sender", "--subject"])
def test_unusual_senders_and_subjects(vigie, reads, option):
    for text in ("\x00\x01", "\u202e" * 50, "x" * 100_000, "=?utf-8?q?=00?=", "<>" * 50, "'\"%s{}"):
        vigie(*reads, "-", option, text, stdin="Bonjour, votre carte est prête à la mairie.")


@pytest.mark.expects_log("the command failed: RuntimeError")
def test_an_unexpected_error_is_reported_without_message_text(vigie, reads, monkeypatch):
    from classifier import fact_finding

    def broken(*_):
        raise RuntimeError(f"cannot cope with {SECRET}")

    monkeypatch.setattr(fact_finding, "find_all", broken)
    said = vigie(*reads, "-", stdin=SECRET, code=1)
    assert "RuntimeError" in said.stderr
    assert "fact_finding.py" in said.stderr
    assert SECRET not in said.output


@pytest.mark.skipif(sys.platform != "linux", reason="in the words of its loader")
@pytest.mark.parametrize("name", ["libvigie-none.so.7", "/usr/lib/vigie/libvigie-none.so.7"])
@pytest.mark.parametrize("advice", [None, "", "\n\nRead this first:\nOriginal error was: "])
def test_a_missing_library_of_the_system_is_named(vigie, reads, monkeypatch, name, advice):
    """As ctypes raises it (None), as an import does, and as numpy's own import does."""
    from classifier import fact_finding

    def lacking(*_):
        with pytest.raises(OSError, match="libvigie") as found:
            ctypes.CDLL(name)
        raise found.value if advice is None else ImportError(f"{advice}{found.value}")

    monkeypatch.setattr(fact_finding, "find_all", lacking)
    said = vigie.fails(*reads, "-", stdin="Bonjour à tous, à demain !")
    assert "(libvigie-none.so.7)" in said


@pytest.mark.parametrize("raised", [KeyboardInterrupt, MemoryError, OSError(5, "I/O error")])
def test_interruptions_and_errors_of_the_system(vigie, reads, monkeypatch, raised):
    from classifier import fact_finding

    def broken(*_):
        raise raised

    monkeypatch.setattr(fact_finding, "find_all", broken)
    assert vigie.fails(*reads, "-", stdin="Bonjour à tous, à demain !")
    monkeypatch.undo()
    assert vigie.json("cases", "list") == []
