"""What belongs into the folder program, on each system."""

import pytest


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "babel/locale-data/fr_FR.dat",
        "babel/locale-data/root.dat",
        "babel/global.dat",
        "triage_app/resources/translations/qt_fr.qm",
        "triage_app/training_data/S01.jsonl",
        "classifier/masking/common_words.txt",
        "vigie_triage-0.1.0.dist-info/METADATA",
    ],
)
def test_what_is_needed_is_taken(packaging, path):
    assert packaging("contents").wanted(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6\\translations\\qtbase_de.qm",
        "babel/locale-data/de.dat",
        "sklearn/_isotonic.pyx",
        "numpy/_core/tests/data/x.csv",
    ],
)
def test_what_is_never_asked_for_is_left_out(packaging, path):
    assert not packaging("contents").wanted(path)


@pytest.mark.parametrize(
    ("source", "system", "expected"),
    [
        ("/usr/lib/x86_64-linux-gnu/libX11.so.6", "linux", True),
        ("/lib/x86_64-linux-gnu/libcrypto.so.3", "linux", True),
        ("/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", "linux", False),
        ("/usr/lib/python3.11/lib-dynload/_hashlib.so", "linux", False),
        ("venv/lib/python3.11/site-packages/numpy/_core/_simd.so", "linux", False),
        ("/usr/lib/libSystem.B.dylib", "darwin", False),
    ],
)
def test_libraries_of_the_system_stay_there(packaging, source, system, expected):
    assert packaging("contents").from_system(source, system) is expected


def test_no_module_of_ours_is_left_out_unnoticed(packaging, checkout):
    """Only what draws the pictures of the manual is excluded, and it is there."""
    own = [one for one in packaging("contents").EXCLUDED_MODULES if one.startswith("triage_app")]
    assert own
    for name in own:
        assert (checkout / f"{name.replace('.', '/')}.py").is_file()
