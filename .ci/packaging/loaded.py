"""Prints the modules that are loaded once all of ours are imported, one a line.

Libraries in C import modules that PyInstaller cannot see; and of scipy and scikit-learn, which
refer to all of their parts, only what is loaded here is needed.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from types import ModuleType

from contents import EXCLUDED_MODULES

import classifier
import triage_app

_OPTIONAL = ("psycopg", "dask", "distributed")  # of our extras


def main() -> None:
    """Import all modules of ours and what they import in functions, then print the names."""
    for package in (classifier, triage_app):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__") and found.name not in EXCLUDED_MODULES:
                _load(found.name)
    found = [name for name, module in sys.modules.items() if _can_be_found(name, module)]
    sys.stdout.write("\n".join(sorted(found)))


def _can_be_found(name: str, module: ModuleType) -> bool:
    """Return whether a module is imported under its name, and was not made by another one."""
    specification = getattr(module, "__spec__", None)
    return specification is not None and specification.name == name != "contents"


def _load(name: str) -> None:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _OPTIONAL:
            raise


if __name__ == "__main__":
    main()
