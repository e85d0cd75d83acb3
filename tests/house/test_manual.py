"""Both manuals agree with the program: commands, options, keys, settings."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click
import pytest

PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
MANUALS = ("docs/manual.fr.md", "docs/manual.en.md")
FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
PROMPT = re.compile(r"^(?:desk)?[$#] ")  # whose shell it is, in docs/operations.md
INLINE = re.compile(r"`((?:(?:desk)?[$#] )?(?:\.venv/bin/)?vigie [^`\n]+)`")
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def command() -> click.Group:
    """Return the program's own command line."""
    from triage_app.cli.main import main

    return main


@pytest.fixture(scope="module")
def pages(root: Path) -> dict[str, str]:
    """Return the text of all documentation pages by path."""
    paths = [root / name for name in PAGES] + sorted((root / "docs").rglob("*.md"))
    return {str(path.relative_to(root)): path.read_text(encoding="utf-8") for path in paths}


def documented(text: str) -> list[list[str]]:
    """Return the words of each `vigie …` command on a page, in code blocks or backticks."""
    lines = INLINE.findall(text)
    for block in FENCE.findall(text):
        lines += block.replace("\\\n", " ").splitlines()
    pieces = [piece for line in lines if "vigie" in line for piece in _commands(line)]
    return [words for words in pieces if words and words[0].split("/")[-1] == "vigie"]


def _commands(line: str) -> Iterator[list[str]]:
    """Yield the commands of a shell line without redirections."""
    try:
        lexer = shlex.shlex(PROMPT.sub("", line), posix=True, punctuation_chars=True)
        lexer.whitespace_split = True
        words = list(lexer)
    except ValueError:  # prose with an apostrophe, no command
        return
    for is_operator, group in groupby(words, key=lambda word: set(word) <= set("|&;<>")):
        if not is_operator:
            yield list(group)


def check(command: click.Group, words: list[str]) -> None:
    """Parse one documented command without running it; raise if it is not valid."""
    if words[1:2] in (["--version"], ["--help"]):
        return
    context = command.make_context("vigie", words[1:], resilient_parsing=False)
    current: click.Command = command
    while isinstance(current, click.Group) and _rest(context):
        name, found, rest = current.resolve_command(context, _rest(context))
        assert found is not None
        current, context = found, found.make_context(name, rest, parent=context)
    missing = isinstance(current, click.Group) and not current.invoke_without_command
    assert not missing, "a command of the group is missing"


def _rest(context: click.Context) -> list[str]:
    return [*context._protected_args, *context.args]


def _leaves(group: click.Group, prefix: str = "vigie") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name, child in group.commands.items():
        if isinstance(child, click.Group):
            found.update(_leaves(child, f"{prefix} {name}"))
        else:
            found[f"{prefix} {name}"] = child
    return found


def test_every_documented_command_exists(command, pages):
    wrong = []
    for page, text in pages.items():
        for words in documented(text):
            try:
                check(command, words)
            except (click.ClickException, AssertionError) as error:
                wrong.append(f"{page}: {shlex.join(words)}: {error}")
    assert not wrong


def test_commands_behind_a_prompt_are_looked_at(pages):
    lines = [shlex.join(words) for words in documented(pages["docs/operations.md"])]
    assert len(lines) > 25
    assert "vigie share server password" in lines
    assert "vigie log key --import keys-desk-12.toml" in lines


@pytest.mark.parametrize(
    "line", ["vigie scoer x.eml", "vigie score --chanel sms -", "vigie cases", "vigie export"]
)
def test_the_check_rejects_wrong_commands(command, line):
    with pytest.raises((click.ClickException, AssertionError)):
        check(command, line.split())


@pytest.mark.parametrize("manual", MANUALS)
def test_every_command_and_option_is_in_the_manual(command, pages, manual):
    lines = [shlex.join(words) + " " for words in documented(pages[manual])]
    for name, leaf in _leaves(command).items():
        assert any(line.startswith(f"{name} ") for line in lines), name
        for option in (part for part in leaf.params if isinstance(part, click.Option)):
            if not option.hidden and option.name != "help":
                assert option.opts[0] in pages[manual], f"{name} {option.opts[0]}"


@pytest.mark.parametrize("manual", MANUALS)
def test_every_key_of_the_window_is_in_the_manual(pages, manual):
    from triage_app.ui.about.shortcut_sheet import SHEET

    for _, rows in SHEET:
        for _, keys in rows:
            for key in keys:
                assert (
                    f"`{key.replace('Escape', 'Esc').replace('Return', 'Enter')}`"
                    in (pages[manual])
                ), key


@pytest.mark.parametrize("manual", MANUALS)
def test_every_setting_is_in_the_manual_with_its_default(pages, manual):
    from triage_app.settings import TABLE

    for setting in TABLE:
        row = re.search(rf"^\| `{setting.name}` \|.*$", pages[manual], re.MULTILINE)
        assert row, setting.name
        if setting.name != "agent":  # its default is the login name of whoever reads this
            assert f"`{setting.default}`" in row[0], setting.name


def test_the_settings_example_is_read_without_a_problem(pages, tmp_path):
    from triage_app.settings_file import load

    for manual in MANUALS:
        (example,) = re.findall(r"^```toml\n(.*?)^```", pages[manual], re.MULTILINE | re.DOTALL)
        assert tomllib.loads(example)
        path = tmp_path / "settings.toml"
        path.write_text(example, encoding="utf-8")
        assert load(path)[1] == []


def test_both_manuals_have_the_same_sections_and_commands(pages):
    french, english = (pages[name] for name in MANUALS)
    levels = [re.findall(r"^(#+) ", text, re.MULTILINE) for text in (french, english)]
    assert levels[0] == levels[1]
    names = [[words[:2] for words in documented(text)] for text in (french, english)]
    assert names[0] == names[1]


def test_links_between_pages_exist(pages, root):
    dead = []
    for page, text in pages.items():
        for target in LINK.findall(FENCE.sub("", text)):
            path, _, _ = target.partition("#")
            if path and "://" not in path and not ((root / page).parent / path).exists():
                dead.append(f"{page} → {target}")
    assert not dead
