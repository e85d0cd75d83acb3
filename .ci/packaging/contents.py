"""What belongs into the folder program: which files, modules and libraries of the packages.

The rules are written for paths in the program's folder, with `/` on every system. What is left
out is never asked for by Vigie; `make package-test` proves it on the finished program.
"""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import PurePath

# Modules that others import where they are there, and that the program can do without.
EXCLUDED_MODULES = (
    *("tkinter", "lib2to3", "curses", "readline", "ensurepip", "idlelib", "turtledemo"),
    *("pip", "setuptools", "pkg_resources", "pytest", "_pytest", "hypothesis", "mypy", "psutil"),
    *("requests", "urllib3", "certifi", "charset_normalizer", "simplejson", "attr", "attrs"),
    *("numpy.distutils", "numpy.testing.tests", "numpy.ctypeslib.tests"),
    *("scipy.io", "scipy.odr", "scipy.signal", "scipy.datasets", "scipy.cluster"),
    *("sklearn.datasets", "sklearn.manifold", "sklearn.experimental"),
    *("psycopg_c", "psycopg_pool"),
    *("matplotlib", "pandas", "pyarrow", "dask", "distributed", "cupy", "torch", "jax"),
    *("PIL.ImageTk", "PIL._imagingtk", "PIL._avif", "PIL._imagingft", "PIL._imagingcms"),
    *("triage_app.ui.screenshots", "triage_app.ui.state_pictures"),  # for the manual
    *("PySide6.QtTest", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick"),
)  # On Linux psycopg uses the libpq of the system, which the Debian package recommends.
EXCLUDED_ON_LINUX = ("psycopg_binary",)
# Packages of which only those modules are taken that are loaded with all of ours.
LARGE = ("scipy", "sklearn", "narwhals")

# Packages whose documentation is left out of their modules.
WITHOUT_DOCUMENTATION = ("scipy", "sklearn", "numpy", "narwhals", "joblib", "PIL")

# On Linux these extension modules, and libraries of their wheels (`scipy.libs/…`), are kept
# compressed: an archive for each line. Few calls need them, so they are as small as can be.
PACKED = {
    "pdf": ("typst.*",),
    "training": ("scipy.*", "sklearn.*"),
    "numbers": ("numpy.random.*", "numpy.fft.*"),
    "keys": ("cryptography.*",),
    "pictures": ("PIL.*", "pillow.libs/*", "zxingcpp.*"),
    "photographs": ("_pi_heif", "pi_heif.libs/*"),
    "tables": ("python_calamine.*",),
    "comparison": ("rapidfuzz.*",),
}
# Those that the window and each mail need are compressed in a way that takes little time to undo.
PACKED_QUICKLY = {
    "window": ("PySide6.Qt[A-Z]*",),
    "pages": ("selectolax.*",),
}

# Qt's plug-ins: the first rule that fits decides.
_PLUGINS = (
    ("platforms/*linuxfb*", False),
    ("platforms/*eglfs*", False),
    ("platforms/*vkkhrdisplay*", False),
    ("platforms/*vnc*", False),
    ("platforms/*minimal*", False),
    ("platforms/*", True),  # xcb, Wayland, offscreen; windows; cocoa
    ("platformthemes/*gtk3*", False),  # brings GTK, for the look of its file dialog
    ("platformthemes/*", True),
    ("platforminputcontexts/*virtualkeyboard*", False),
    ("platforminputcontexts/*", True),  # dead keys
    ("wayland-shell-integration/*xdg-shell*", True),
    ("wayland-decoration-client/*", True),
    ("iconengines/*", True),
    ("imageformats/*qsvg*", True),
    ("imageformats/*qico*", True),
    ("styles/*", True),
    ("*", False),
)
_LANGUAGES = ("root", "en", "fr", "en_GB", "fr_FR", "en_001")  # of Babel: those of the window
_DROPPED = (
    "PySide6/Qt/translations/*",  # ours are in `resources`
    "PySide6/translations/*",
    "PySide6/Qt/qml/*",
    "PySide6/qml/*",
    "PySide6/opengl32sw.dll",
    "PySide6/Qt/lib/libQt6EglF*",
    "PySide6/Qt/lib/libQt6Network*",
    "PySide6/Qt/lib/libQt6OpenGL*",
    "PySide6/Qt/lib/libQt6Test*",
    "*/tests/*",
    "*.pyx",
    "*.pxd",
    "*.pyi",
    "*.h",
    "*.hpp",
    "*.c",
    "*.cpp",
    "*.tp",
    "*.pxi.in",
    "*/meson.build",
    "sklearn/datasets/*",
    "*.dist-info/RECORD",
    "*.dist-info/direct_url.json",
    "*.dist-info/INSTALLER",
    "*.dist-info/REQUESTED",
    "*.dist-info/sboms/*",  # lists of parts, for tools
    "*.dist-info/licenses/*",  # all of them are in one file of ours
    "numpy/_core/_simd*",
    "numpy/_core/_*_tests*",
    "selectolax/parser*",
    "rapidfuzz/*_avx2.*",  # the same for newer processors
    "rapidfuzz/process_cpp*",  # of many texts at once
    "stdnum/*.dat",
    "stdnum/*/*.dat",
    "babel/locale-data/*",
)


def wanted(path: str) -> bool:
    """Return whether a file of a package belongs into the program, by its path there."""
    path = path.replace("\\", "/")
    if "/plugins/" in path and path.startswith("PySide6/"):
        inside = path.partition("/plugins/")[2]
        return next(keep for pattern, keep in _PLUGINS if fnmatch(inside, pattern))
    if path.startswith("babel/locale-data/"):
        return PurePath(path).stem in _LANGUAGES
    return not any(fnmatch(path, pattern) for pattern in _DROPPED)


def from_system(source: str, system: str) -> bool:
    """Return whether a library is the system's own, which the Debian package depends on.

    The libraries of Python itself are not counted: a computer need not have that version.
    """
    if system != "linux" or not source.startswith(("/usr/lib/", "/lib/")):
        return False
    return not any(part.startswith(("python3", "libpython3")) for part in PurePath(source).parts)
