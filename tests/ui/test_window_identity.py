"""How a desktop recognises the window: its menu entry and its icon."""

import subprocess
import sys

CODE = """
from triage_app.ui.widgets.theme import styled_application
application = styled_application("vigie")
icon = application.windowIcon()
print(application.desktopFileName(), icon.isNull(), icon.actualSize(icon.availableSizes()[0]))
"""


def test_the_window_has_the_menu_entry_and_the_icon_of_the_package(checkout):
    """In a process of its own: an application is made once."""
    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, check=True, cwd=checkout
    )
    name, missing, *size = done.stdout.split(maxsplit=2)
    assert (checkout / ".ci" / "packaging" / f"{name}.desktop").is_file()
    assert missing == "False"
    assert "256, 256" in size[0]
