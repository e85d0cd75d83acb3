"""Why the window does not open, for who starts it without a terminal."""

from __future__ import annotations

import sys

from triage_app.ui.widgets.safe_text import plain_box
from triage_app.ui.widgets.theme import styled_application


def show_refusal(sentence: str) -> None:
    """Show a sentence in a box and wait until it is closed."""
    application = styled_application(sys.argv[0])
    application.setApplicationName("Vigie")
    plain_box(None, "Vigie", sentence).exec()
