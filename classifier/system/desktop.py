"""What differs between the desktops of Linux, Windows and macOS, apart from processes.

Two differences are not here, because a library knows them: the data folder (platformdirs) and
what a drag of Outlook or Thunderbird holds (formats of Qt, `ui/widgets/virtual_files.py`).
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path

_TESSERACT = "tesseract"
_KEY_STORES = {
    "win32": "keyring.backends.Windows.WinVaultKeyring",
    "darwin": "keyring.backends.macOS.Keyring",
}
_SECRET_SERVICE = "keyring.backends.SecretService.Keyring"  # noqa: S105 - the name of a class
_SHELL_FOLDERS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"
# Homebrew on Apple's processors, and on Intel's.
_HOMEBREW = (Path("/", "opt", "homebrew", "bin"), Path("/", "usr", "local", "bin"))
# Debian, Ubuntu and Arch; Fedora and Red Hat; SUSE; macOS.
_AUTHORITIES = (
    Path("/", "etc", "ssl", "certs", "ca-certificates.crt"),
    Path("/", "etc", "pki", "tls", "certs", "ca-bundle.crt"),
    Path("/", "etc", "ssl", "ca-bundle.pem"),
    Path("/", "etc", "ssl", "cert.pem"),
)


def tesseract_program(environment: Mapping[str, str]) -> str | None:
    """Return the installed tesseract: of the search path, else where its installer puts it."""
    found = shutil.which(_TESSERACT, path=environment.get("PATH"))
    return found or next((str(one) for one in _usual_places(environment) if one.is_file()), None)


def _usual_places(environment: Mapping[str, str]) -> Iterator[Path]:
    """Yield places outside of the search path, which a program started from a desktop has."""
    system: str = sys.platform
    if system == "win32":
        programs = environment.get("PROGRAMFILES", "")
        if Path(programs).is_absolute():
            yield Path(programs, "Tesseract-OCR", f"{_TESSERACT}.exe")
    elif system == "darwin":
        yield from (folder / _TESSERACT for folder in _HOMEBREW)


def key_store_backend() -> str:
    """Return the class of keyring for the key store of this system."""
    return _KEY_STORES.get(sys.platform, _SECRET_SERVICE)


def has_display(environment: Mapping[str, str]) -> bool:
    """Return whether there is a display; without one Qt would end the process."""
    if environment.get("QT_QPA_PLATFORM") or sys.platform in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def has_permissions() -> bool:
    """Return whether files have permissions for others that can be taken away by their mode."""
    return os.name == "posix"


def replaces_open_files() -> bool:
    """Return whether a file may be replaced while it is open."""
    return sys.platform != "win32"


def machine_settings_folder() -> Path:
    """Return the folder of settings that only an administrator of this machine may write.

    No variable of the environment decides it, because those are the user's. Windows: the folder
    of programs' data for all users, as the registry of the machine names it.
    """
    system: str = sys.platform
    if system == "win32":
        return Path(_common_data(), "Vigie")
    if system == "darwin":
        return Path("/", "Library", "Application Support", "Vigie")
    return Path("/", "etc", "vigie")


def trusted_authorities() -> Path | None:
    """Return the file of certificates of all authorities that this system trusts.

    None where there is none, or where the system keeps them otherwise. A libpq that wheels bring
    along looks in a folder of its own for them, and one before version 16 nowhere.
    """
    return next((one for one in _AUTHORITIES if one.is_file()), None)


def _common_data() -> str:
    registry = import_module("winreg")  # of Windows only
    with suppress(OSError), registry.OpenKey(registry.HKEY_LOCAL_MACHINE, _SHELL_FOLDERS) as key:
        return str(registry.QueryValueEx(key, "Common AppData")[0])
    return "C:\\ProgramData"
