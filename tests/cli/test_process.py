"""The command in a child process: locales, closed and full outputs, signals, permissions."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from commands import obey_permissions

SCAM = "Ameli : votre carte Vitale expirée, renouvelez-la sur http://ameli-renouv.top/vitale"
C_LOCALE = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
posix_only = pytest.mark.skipif(os.name != "posix", reason="signals and devices of POSIX")


def test_the_command_itself_loads_nothing_heavy():
    """The window starts through it, and is painted before numpy and the log are loaded."""
    heavy = {"PySide6", "numpy", "sqlcipher3", "sqlite3", "sqlite_utils", "bs4", "msgspec"}
    heavy |= {"cryptography", "keyring", "triage_app.services"}
    code = f"import sys, triage_app.cli.main; print(sorted({heavy} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert found.stdout.decode().strip() == "[]"


def test_scoring_loads_nothing_heavy(vigie):
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom triage_app.cli.main import main\n"
        "found = CliRunner().invoke(main, sys.argv[1:], input=sys.stdin.read())\n"
        "assert found.exit_code == 0, found.output\n"
        "heavy = {'PySide6', 'sklearn', 'scipy', 'sqlite_utils', 'joblib'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    words = [sys.executable, "-c", code, "--home", str(vigie.home.folder), "score", "-"]
    found = subprocess.run(words, input=SCAM.encode(), capture_output=True, check=True)
    assert found.stdout.decode().strip() == "[]"


def test_a_c_locale_speaks_french_and_reads_any_charset(vigie):
    for charset in ("utf-8", "cp1252"):
        found = vigie.process("score", "-", stdin=SCAM.encode(charset), env=C_LOCALE)
        assert found.returncode == 0
        assert found.stdout.decode("utf-8").startswith("Très probablement")
    found = vigie.process("log", "-", "--decision", "scam", stdin=SCAM.encode(), env=C_LOCALE)
    assert found.returncode == 0


@posix_only
def test_a_c_locale_accepts_words_and_paths_with_accents(vigie, tmp_path):
    path = tmp_path / "été.txt"
    path.write_text(SCAM, encoding="utf-8")
    said = ("--sender", "Sécurité Ameli", "--subject", "Réglé")
    found = vigie.process("log", path, "--decision", "scam", *said, env=C_LOCALE)
    assert found.returncode == 0, found.stderr
    found = vigie.process("cases", "find", "expirée", "sécurité", "--json", env=C_LOCALE)
    assert [row["number"] for row in json.loads(found.stdout)] == [1]
    found = vigie.process("score", path, "--json", env=C_LOCALE)
    assert json.loads(found.stdout)["error"] is None


def test_file_names_that_are_not_utf_8_in_json(vigie, tmp_path):
    if sys.platform in ("win32", "darwin"):
        pytest.skip("names are Unicode there")
    folder = os.fsencode(tmp_path / "odd")
    os.mkdir(folder)  # noqa: PTH102 - bytes
    with open(folder + b"/\xff.txt", "wb") as file:  # noqa: PTH123
        file.write(SCAM.encode())
    found = vigie.process("score", tmp_path / "odd", "--json")
    (row,) = json.loads(found.stdout)
    assert row["error"] is None


@posix_only
@pytest.mark.parametrize("words", [("score", "-"), ("cases", "list"), ("doctor",), ("evaluate",)])
def test_a_closed_output_pipe_is_not_an_error(vigie, words):
    command = [sys.executable, "-m", "triage_app", "--home", str(vigie.home.folder), *words]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        child.stdout.close()
        child.stdin.write(SCAM.encode())
        child.stdin.close()
        said = child.stderr.read()
    assert said == b""
    assert child.returncode in (0, 1)


@posix_only
def test_a_full_disk_behind_the_output_is_reported(vigie):
    if not Path("/dev/full").exists():
        pytest.skip("a Linux device")
    with Path("/dev/full").open("wb") as full:
        found = vigie.process("score", "-", stdin=SCAM.encode(), stdout=full, stderr=-1)
    assert found.returncode == 1
    assert found.stderr.decode().count("\n") == 1
    assert "place" in found.stderr.decode()


@posix_only
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(vigie, sms, closed):
    script = f'"{sys.executable}" -m triage_app --home "{vigie.home.folder}" score "{sms}" {closed}'
    found = subprocess.run(["/bin/sh", "-c", script], capture_output=True, check=False)
    assert found.returncode == 0
    assert b"Traceback" not in found.stderr


@posix_only
def test_a_closed_input_is_an_empty_message(vigie):
    script = f'"{sys.executable}" -m triage_app --home "{vigie.home.folder}" score - <&-'
    found = subprocess.run(["/bin/sh", "-c", script], capture_output=True, check=False)
    assert (found.returncode, found.stdout) == (1, b"")
    assert "vide" in found.stderr.decode()


@posix_only
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_a_command_that_is_asked_to_end_prints_one_sentence(vigie, asked):
    with vigie.interruptible("train", "--progress") as child:
        assert child.stderr.readline().startswith(b"progress")
        child.send_signal(asked)
        out, said = child.communicate(timeout=60)
    assert child.returncode == 1
    lines = [line for line in said.decode().splitlines() if not line.startswith("progress")]
    assert lines == ["Interrompu\u202f; ce qui était enregistré l’est resté."]
    assert out == b""
    assert [model["number"] for model in vigie.json("models", "list")] == ["0001"]
    assert vigie.json("verify")["sound"]


def test_a_missing_display_is_reported(vigie):
    if sys.platform in ("win32", "darwin"):
        pytest.skip("there is always one")
    kept = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    found = vigie.process(env=kept)
    assert found.returncode == 1
    assert "vigie demo" in found.stderr.decode()


@pytest.fixture
def obedient(vigie):
    """Run a command to which file permissions apply."""
    if not sys.platform.startswith("linux"):
        pytest.skip("needs Linux capabilities")

    def run(*words, stdin=b""):
        found = vigie.process(*words, stdin=stdin, preexec_fn=obey_permissions)
        if found.returncode == 77:
            pytest.skip("root's rights cannot be dropped here")
        return found

    return run


def test_a_file_without_permission(obedient, sms):
    sms.chmod(0)
    found = obedient("score", sms)
    assert (found.returncode, found.stdout) == (1, b"")
    assert "droit" in found.stderr.decode()


def test_a_read_only_data_folder(vigie, obedient, sms, tmp_path):
    vigie("log", sms, "--decision", "scam")
    for path in (vigie.home.cases, vigie.home.models, vigie.home.folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        found = obedient("score", sms, "--json")
        assert json.loads(found.stdout)["band"] == "very_likely_scam"
        for words in (("log", sms, "--decision", "scam"), ("models", "promote", "0001")):
            found = obedient(*words)
            assert (found.returncode, found.stdout) == (1, b""), words
            assert found.stderr.decode().count("\n") == 1
    finally:
        for path in (vigie.home.folder, vigie.home.models, vigie.home.cases):
            path.chmod(0o755)
    assert len(vigie.json("cases", "list")) == 1


def test_a_data_folder_without_permission(vigie, obedient, sms):
    vigie.home.folder.chmod(0)
    try:
        found = obedient("score", sms, "--json")
        assert json.loads(found.stdout)["band_reason"] == "no_model"
        found = obedient("cases", "list", "--json")
        assert (found.returncode, found.stdout) == (1, b"")
    finally:
        vigie.home.folder.chmod(0o755)
