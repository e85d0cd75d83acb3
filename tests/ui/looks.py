"""Which looks of the window `make test` takes; `make shapes` takes all of them."""

from triage_app.ui.widgets.colours import THEMES

LANGUAGES = ("fr", "en")
# Sizes in which English is looked at too. French, mostly longer, is in all of them.
ENGLISH_TOO = {"1366x768 less bar and title", "large text", "usual"}


def is_in_make_test(shape, language, theme=None, shapes=()):
    """Return whether a size, a language and, where a test has them, a theme are looked at.

    Colours move nothing, so each size of `shapes` is looked at in one theme in each language.
    """
    if theme is None:
        return language == "fr" or shape in ENGLISH_TOO
    at = list(shapes).index(shape) + LANGUAGES.index(language) + THEMES.index(theme)
    return at % len(THEMES) == 0
