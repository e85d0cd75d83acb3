"""What differs between desktops, with each system's branch."""

import importlib
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from classifier.system import desktop


@pytest.fixture
def on(monkeypatch):
    def choose(system: str) -> None:
        monkeypatch.setattr(sys, "platform", system)

    return choose


def _program(path):
    path.parent.mkdir(parents=True)
    path.write_text("", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_tesseract_of_the_search_path_comes_first(monkeypatch, tmp_path, system):
    monkeypatch.setattr(desktop, "_HOMEBREW", (tmp_path / "brew",))
    _program(tmp_path / "brew" / "tesseract")
    program = _program(tmp_path / "bin" / "tesseract")
    with monkeypatch.context() as patch:
        patch.setattr(desktop.sys, "platform", system)
        patch.setattr(desktop.shutil, "which", lambda name, path: str(tmp_path / "bin" / name))
        assert desktop.tesseract_program({"PATH": str(program.parent)}) == str(program)


def test_on_windows_tesseract_is_where_its_installer_puts_it(on, monkeypatch, tmp_path):
    program = _program(tmp_path / "Tesseract-OCR" / "tesseract.exe")
    monkeypatch.setattr(desktop.shutil, "which", lambda *_, **__: None)
    on("win32")
    assert desktop.tesseract_program({"PROGRAMFILES": str(tmp_path)}) == str(program)
    assert desktop.tesseract_program({"PROGRAMFILES": str(tmp_path / "other")}) is None
    assert desktop.tesseract_program({}) is None


def test_on_a_mac_tesseract_is_where_homebrew_puts_it(on, monkeypatch, tmp_path):
    """A program started from the dock has a search path without Homebrew."""
    program = _program(tmp_path / "second" / "tesseract")
    monkeypatch.setattr(desktop, "_HOMEBREW", (tmp_path / "first", tmp_path / "second"))
    on("darwin")
    assert desktop.tesseract_program({"PATH": str(tmp_path)}) == str(program)
    on("linux")
    assert desktop.tesseract_program({"PATH": str(tmp_path)}) is None


@pytest.mark.parametrize("system", ["linux", "win32", "darwin", "freebsd14"])
def test_the_key_store_of_each_system_is_there(on, system):
    """The class exists; importing it needs no service and no system of its own."""
    on(system)
    module, _, name = desktop.key_store_backend().rpartition(".")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "platform", sys.platform)
        source = importlib.util.find_spec(module)
    assert source is not None
    assert f"class {name}(" in source.loader.get_source(module)


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("linux", {"DISPLAY": ""}, False),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_display(on, system, environment, expected):
    on(system)
    assert desktop.has_display(environment) is expected


@pytest.mark.parametrize(("name", "expected"), [("posix", True), ("nt", False)])
def test_permissions(monkeypatch, name, expected):
    with monkeypatch.context() as patch:
        patch.setattr(desktop.os, "name", name)
        assert desktop.has_permissions() is expected


@pytest.mark.parametrize(
    ("system", "expected"), [("linux", True), ("darwin", True), ("win32", False)]
)
def test_replacing_open_files(on, system, expected):
    on(system)
    assert desktop.replaces_open_files() is expected


class _Registry:
    """What `winreg` has, with one value or none."""

    HKEY_LOCAL_MACHINE = "machine"

    def __init__(self, value):
        self._value = value

    def OpenKey(self, root, name):
        assert root == "machine"
        if self._value is None:
            raise OSError
        return nullcontext(name)

    def QueryValueEx(self, key, name):
        assert name == "Common AppData"
        return self._value, 1


@pytest.mark.parametrize(
    ("system", "folder"),
    [("linux", "/etc/vigie"), ("darwin", "/Library/Application Support/Vigie")],
)
def test_settings_of_the_machine_stand_where_users_cannot_write(on, system, folder):
    on(system)
    assert desktop.machine_settings_folder() == Path(folder)


@pytest.mark.parametrize(("value", "folder"), [(r"D:\Data", r"D:\Data"), (None, r"C:\ProgramData")])
def test_on_windows_the_registry_of_the_machine_names_it(on, monkeypatch, value, folder):
    monkeypatch.setitem(sys.modules, "winreg", _Registry(value))
    monkeypatch.setenv("PROGRAMDATA", "/tmp/mine")
    on("win32")
    assert desktop.machine_settings_folder() == Path(folder, "Vigie")


def test_the_first_file_of_authorities_that_is_there_is_taken(tmp_path, monkeypatch):
    monkeypatch.setattr(desktop, "_AUTHORITIES", (tmp_path / "debian", tmp_path / "other"))
    assert desktop.trusted_authorities() is None
    (tmp_path / "other").write_text("")
    assert desktop.trusted_authorities() == tmp_path / "other"
