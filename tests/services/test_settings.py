"""Settings are saved and loaded; an invalid value affects only itself."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from triage_app.errors import SettingsError
from triage_app.settings import TABLE, Settings, login_name
from triage_app.settings_file import load, save
from triage_app.wording.words import words_in


def test_without_a_file_the_defaults_are_used(tmp_path):
    assert load(tmp_path / "settings.toml") == (Settings(), [])
    assert Settings().language == "fr"
    assert Settings().agent == login_name()


def test_saved_settings_are_loaded(tmp_path):
    path = tmp_path / "new folder" / "settings.toml"
    chosen = replace(Settings(), language="en", agent="Zoé « l’agente »", text_size=150)
    save(path, chosen)
    assert load(path) == (chosen, [])
    assert [item.name for item in path.parent.iterdir()] == ["settings.toml"]


def test_the_table_lists_all_settings():
    assert [setting.name for setting in TABLE] == [field.name for field in fields(Settings)]
    for setting in TABLE:
        assert setting.accepts(setting.default)
        assert words_in("fr")(setting.purpose) != str(setting.purpose)
        assert setting.allowed()


@pytest.mark.parametrize(
    "line",
    [
        'language = "klingon"',
        "language = 3",
        'agent = ""',
        'agent = "a\\nb"',
        f'agent = "{"x" * 65}"',
        "text_size = 1000",
        "text_size = true",
        "text_size = 99.5",
        'text_size = "100"',
        "retention_legit_days = 0",
        "[theme]\nname = 1",
    ],
)
def test_only_an_invalid_value_gets_its_default(tmp_path, line):
    path = tmp_path / "settings.toml"
    path.write_text('theme = "dark"\n' * (not line.startswith("[")) + line + "\n")
    loaded, problems = load(path)
    assert len(problems) == 1
    assert str(problems[0]).endswith(".")
    assert loaded == replace(Settings(), theme="dark" if "theme" not in line else "system")


def test_an_unknown_setting_is_named(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text('language = "en"\ncolour = 3\n')
    assert [words_in("fr")(one) for one in load(path)[1]] == [
        "Le réglage «\u00a0colour\u00a0» est inconnu\u202f; il est ignoré."
    ]


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe\x00rubbish", b"= = =", b"x = " + b"[" * 5000, b"#" * 200_000, b"\x00" * 50],
)
def test_saving_keeps_a_copy_of_an_unreadable_file(tmp_path, content):
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    loaded, problems = load(path)
    assert loaded == Settings()
    assert len(problems) == 1
    save(path, loaded)
    assert (tmp_path / "settings.toml.bak").read_bytes() == content
    assert load(path) == (loaded, [])


def test_an_existing_copy_is_not_overwritten(tmp_path):
    path = tmp_path / "settings.toml"
    for content in ("rubbish 1", "rubbish 2", "rubbish 2"):
        path.write_text(content)
        save(path, Settings())
    kept = sorted(item.name for item in tmp_path.iterdir())
    assert kept == ["settings.toml", "settings.toml.bak", "settings.toml.bak2"]


def test_saving_over_a_valid_file_makes_no_copy(tmp_path):
    path = tmp_path / "settings.toml"
    save(path, Settings())
    save(path, replace(Settings(), theme="dark"))
    assert [item.name for item in tmp_path.iterdir()] == ["settings.toml"]


def test_a_byte_order_mark_is_accepted(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_bytes(b'\xef\xbb\xbflanguage = "en"\r\n')
    assert load(path) == (replace(Settings(), language="en"), [])


def test_a_folder_in_place_of_the_file_is_reported(tmp_path):
    assert len(load(tmp_path)[1]) == 1
    with pytest.raises(SettingsError):
        save(tmp_path, Settings())


def test_a_value_that_is_not_allowed_is_not_saved(tmp_path):
    with pytest.raises(SettingsError, match="theme"):
        save(tmp_path / "settings.toml", replace(Settings(), theme="pink"))
    assert not list(tmp_path.iterdir())


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=80))
def test_no_content_breaks_loading(tmp_path, content):
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    loaded, _ = load(path)
    assert isinstance(loaded, Settings)
