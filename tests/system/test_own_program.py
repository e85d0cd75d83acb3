"""How a child process of ours is started, frozen and not, on each system."""

import io
import os
import runpy
import subprocess
import sys
import types
from pathlib import Path

import pytest

from classifier.system import own_program
from triage_app import frozen


@pytest.fixture(autouse=True)
def script(monkeypatch):
    """Return a module in the place of the script that was frozen."""
    made = types.ModuleType("__main__")
    made.__file__ = "start.py"
    monkeypatch.setitem(sys.modules, "__main__", made)
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    return made


@pytest.fixture
def frozen_as(monkeypatch):
    """Return a function that makes this process a frozen program of a name."""

    def make(program: str, system: str = "linux") -> None:
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", program)
        monkeypatch.setattr(sys, "platform", system)

    return make


@pytest.fixture
def started(monkeypatch):
    """Return what `frozen.main` runs for some arguments: the module or the command line."""
    ran: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(
        runpy, "run_module", lambda name, **_: ran.append((name, list(sys.argv[1:])))
    )
    monkeypatch.setattr("triage_app.cli.main.main", lambda: ran.append(("", list(sys.argv[1:]))))

    def start(*arguments: str) -> tuple[str, list[str]]:
        monkeypatch.setattr(sys, "argv", ["vigie", *arguments])
        frozen.main()
        return ran.pop()

    return start


def test_the_interpreter_runs_our_modules():
    command = own_program.module_command("classifier.reading.decoder", "pdf")
    assert command == [sys.executable, "-P", "-m", "classifier.reading.decoder", "pdf"]


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("vigie-window.exe", "vigie.exe"),
        ("Vigie-Window.EXE", "vigie.exe"),
        ("vigie.exe", "vigie.exe"),
        ("vigie", "vigie"),
    ],
)
def test_a_frozen_program_starts_the_one_with_standard_streams(
    frozen_as, tmp_path, program, expected
):
    frozen_as(str(tmp_path / program), "win32")
    assert own_program.interpreter() == str(tmp_path / expected)


def test_the_command_of_a_child_arrives_at_its_module(frozen_as, started):
    frozen_as("vigie")
    command = own_program.module_command("classifier.reading.decoder", "pdf")
    assert started(*command[1:]) == ("classifier.reading.decoder", ["pdf"])


@pytest.mark.parametrize("flags", [(), ("-P",), ("-sE", "-Walways", "-Xdev"), ("-B", "-s", "-E")])
def test_flags_of_an_interpreter_before_a_module_are_no_arguments(started, flags):
    assert started(*flags, "-m", "triage_app", "--home", "d") == ("triage_app", ["--home", "d"])


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("score", "-"),
        ("--home", "-m", "score"),
        ("-m", "http.server"),
        ("-m",),
        ("-c", "print(1)"),
        ("-c", "from joblib.externals.loky.backend.resource_tracker import main; main(3); x"),
        ("log", "-m", "triage_app"),
    ],
)
def test_anything_else_is_the_command_line(started, arguments):
    assert started(*arguments) == ("", list(arguments))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("from multiprocessing.resource_tracker import main;main(7)", [7]),
        (
            "from joblib.externals.loky.backend.resource_tracker import main; main(8, False)",
            [8, 0],
        ),
        ("from joblib.externals.loky.backend.resource_tracker import main; main(8, 1)", [8, 1]),
    ],
)
def test_the_tracker_of_a_pool_is_run(monkeypatch, code, expected):
    found = []
    package = code.split()[1]
    module = __import__(package, fromlist=["main"])
    for name in ("stdout", "__stdout__"):
        monkeypatch.setattr(sys, name, io.StringIO())

    def run(*given):
        found.extend(given)
        sys.stdout.close()  # as both trackers do

    monkeypatch.setattr(module, "main", run)
    monkeypatch.setattr(sys, "argv", ["vigie", "-c", code])
    frozen.main()
    assert found == expected
    for at_the_end in (sys.stdout, sys.__stdout__):
        at_the_end.flush()
    sys.stdout.close()


def test_a_worker_on_windows_gets_the_handle_of_its_parent(frozen_as, monkeypatch):
    """Joblib passes the handle alone; it can be duplicated only from the parent."""
    found = {}
    worker = types.SimpleNamespace(main=lambda **given: found.update(given))
    monkeypatch.setattr(frozen, "import_module", {frozen._WINDOWS_WORKER: worker}.get)
    frozen_as("vigie.exe", "win32")
    monkeypatch.setattr(sys, "argv", ["vigie.exe", "--multiprocessing-fork", "812"])
    frozen.main()
    assert found == {"pipe_handle": 812, "parent_pid": os.getppid()}


def test_workers_are_not_told_of_a_script_that_is_no_file(started, script):
    """`multiprocessing.spawn` names the file of `__main__`, and a worker would look for it."""
    started("score", "-")
    assert not hasattr(script, "__file__")


def test_every_module_of_ours_that_can_be_run_is_known(checkout):
    """A module with a `__main__` part is a child process, except the two that draw pictures."""
    own = {
        ".".join(path.relative_to(checkout).with_suffix("").parts).removesuffix(".__main__")
        for package in ("classifier", "triage_app")
        for path in (checkout / package).rglob("*.py")
        if '__name__ == "__main__"' in path.read_text(encoding="utf-8")
    }
    drawing = {"triage_app.ui.screenshots", "triage_app.ui.state_pictures"}
    entry = {"triage_app.frozen"}
    foreign = {one for one in frozen.MODULES if not one.startswith(("classifier", "triage_app"))}
    assert own - drawing - entry == set(frozen.MODULES) - foreign


def test_a_pool_of_joblib_starts_its_workers_as_we_expect():
    """The module by which loky starts a worker, and the code of its tracker, are still those."""
    from joblib.externals.loky.backend import popen_loky_posix, resource_tracker

    assert popen_loky_posix.__name__ in frozen.MODULES
    assert "from {main.__module__} import main; main({r}, {VERBOSE})" in Path(
        resource_tracker.__file__
    ).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"])
def test_programs_of_others_get_the_library_path_of_the_user(frozen_as, name):
    frozen_as("vigie")
    environment = {name: "own", f"{name}_ORIG": "theirs", "PATH": "p"}
    own_program.restore_library_path(environment)
    assert environment == {name: "theirs", "PATH": "p"}


def test_a_library_path_that_the_user_never_set_is_removed(frozen_as):
    frozen_as("vigie")
    environment = {"LD_LIBRARY_PATH": "own"}
    own_program.restore_library_path(environment)
    assert environment == {}


def test_without_freezing_the_library_path_stays():
    environment = {"LD_LIBRARY_PATH": "theirs"}
    own_program.restore_library_path(environment)
    assert environment == {"LD_LIBRARY_PATH": "theirs"}


def test_a_child_finds_our_packages(checkout, tmp_path):
    environment = own_program.child_environment({"PATH": "p", "PYTHONPATH": "before"})
    assert environment["PYTHONPATH"].endswith("before")
    code = "import classifier; print(classifier.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()) == checkout / "classifier" / "__init__.py"


def test_a_frozen_child_needs_no_path(frozen_as):
    frozen_as("vigie")
    assert "PYTHONPATH" not in own_program.child_environment({"PATH": "p"})


def test_the_code_of_a_frozen_package_is_the_program(frozen_as, tmp_path):
    """What was read by another version is known by its code, which a frozen program holds."""
    (tmp_path / "words.txt").write_text("a", encoding="utf-8")
    assert list(own_program.code_files(tmp_path)) == [tmp_path / "words.txt"]
    frozen_as(str(tmp_path / "vigie"))
    found = list(own_program.code_files(tmp_path))
    assert found == [tmp_path / "vigie", tmp_path / "words.txt"]
