"""`make test` looks at each size in both languages, or in French, and at each theme."""

from itertools import product

import pytest
from desk_shapes import SHAPES
from looks import LANGUAGES, is_in_make_test

from triage_app.ui.widgets.colours import THEMES


@pytest.mark.parametrize("size", SHAPES)
@pytest.mark.parametrize("words", LANGUAGES)
def test_each_size_is_looked_at_in_one_theme(size, words):
    assert [is_in_make_test(size, words, theme, SHAPES) for theme in THEMES].count(True) == 1


def test_each_theme_is_looked_at_in_both_languages():
    found = {
        (theme.name, words)
        for size, theme, words in product(SHAPES, THEMES, LANGUAGES)
        if is_in_make_test(size, words, theme, SHAPES)
    }
    assert len(found) == len(THEMES) * len(LANGUAGES)


def test_without_themes_french_is_looked_at_in_each_size_and_english_in_some():
    assert all(is_in_make_test(size, "fr") for size in SHAPES)
    assert 1 < [is_in_make_test(size, "en") for size in SHAPES].count(True) < len(SHAPES)
