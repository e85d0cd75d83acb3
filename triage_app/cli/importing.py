"""`vigie cases import`: an old list of judged messages into the log, and back out of it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from classifier.parallel import Workers
from triage_app.cli.access import ASKS_CODE, require_code
from triage_app.cli.context import Context
from triage_app.cli.incoming import FILE
from triage_app.cli.jobs import jobs_options
from triage_app.cli.output import AS_JSON, as_builtins, print_json, utf8_argument
from triage_app.errors import StoreError
from triage_app.imports import ROLES, ImportState, ListChoice, ListPreview, ListRow
from triage_app.wording.old_lists import (
    interrupted_sentence,
    outcome_sentences,
    preview_sentences,
    problems_sentence,
    undone_sentence,
)

MEANINGS = ("scam", "legit", "unsure")
_COLUMN = re.compile(rf"(?:^|,)\s*({'|'.join(ROLES)})\s*=")
_SHOWN_ROWS = 5
_SHOWN_PROBLEMS = 20
_Show = Callable[[ImportState], object]
_LAST = 0  # `--undo` without a number


@click.command("import")
@click.argument("path", type=FILE, required=False)
@click.option("--columns", default="", help="text=NAME,date=NAME,label=… (name, letter or none).")
@click.option("--labels", default="", help="What words mean in this list: KO=scam,OK=legit.")
@click.option("--dry-run", is_flag=True, help="Only the preview; nothing is written.")
@click.option("--yes", is_flag=True, help="Import without a question after the preview.")
@click.option("--unconfirmed", is_flag=True, help="Take judgements as decisions, not as labels.")
@click.option(
    "--undo", type=click.IntRange(_LAST), is_flag=False, flag_value=_LAST, default=None,
    help="Take back an import as a whole, by default your last one.",
)  # fmt: skip
@click.option("--progress", is_flag=True, help="Write progress lines on standard error.")
@jobs_options
@ASKS_CODE
@AS_JSON
@click.pass_obj
def import_command(
    context: Context,
    path: Path | None,
    columns: str,
    labels: str,
    dry_run: bool,
    yes: bool,
    unconfirmed: bool,
    undo: int | None,
    progress: bool,
    workers: Workers | None,
    as_json: bool,
) -> None:
    """Import an old list (CSV or workbook): what was received, when, who judged it, what it was.

    First a preview: how the columns are taken, and the first rows. The texts are masked. What
    was imported before is left out.
    """
    if undo is not None:
        require_code()
        undo_import(context, undo or None, as_json=as_json)
        return
    if path is None:
        raise click.UsageError("name a list to import, or --undo")
    choice = ListChoice(_named_columns(columns), _meanings(labels))
    confirm = not unconfirmed
    preview = context.desk.old_lists.preview(path, choice, confirm=confirm)
    if not preview.has_messages:
        from classifier.reading.old_lists.columns import no_message_column  # noqa: PLC0415

        raise no_message_column()
    if as_json and dry_run:
        print_json(_as_json(preview))
        return
    if not as_json:
        for line in preview_lines(context, preview):
            click.echo(line)
    if dry_run or not (yes or as_json or _agrees(context, preview)):
        return
    if confirm:
        require_code()
    context.desk.open_log()
    context.ensure_model()
    _import(
        context, path, choice, preview.readable + len(preview.problems),
        confirm=confirm, workers=workers, progress=progress, as_json=as_json,
    )  # fmt: skip


def _import(
    context: Context,
    path: Path,
    choice: ListChoice,
    rows: int,
    *,
    confirm: bool,
    workers: Workers | None,
    progress: bool,
    as_json: bool,
) -> None:
    """Import a list and print what was done; on Ctrl+C what was done until then."""
    state = ImportState()
    try:
        with _bar(context, rows, lines=progress) as show:
            for state in context.desk.imports.run(path, choice, confirm=confirm, workers=workers):
                show(state)
    except (KeyboardInterrupt, StoreError) as error:
        if isinstance(error, StoreError):
            if not state.added:
                raise
            context.warn(error)
        click.echo(context.words(interrupted_sentence(state)), err=True)
        click.get_current_context().exit(1)
    if as_json:
        print_json(as_builtins(state))
        return
    for line in outcome_lines(context, state):
        click.echo(line)


def undo_import(context: Context, number: int | None, *, as_json: bool) -> None:
    """Take back an import and print how many cases left the log."""
    done = context.desk.imports.undo(number, lambda _: None)
    if as_json:
        print_json(as_builtins(done) | {"undone": "import"})
        return
    click.echo(context.words(undone_sentence(done)))


def preview_lines(context: Context, preview: ListPreview) -> Iterator[str]:
    """Yield how a list would be imported, as lines for people."""
    say, name = context.say, context.words.name
    if preview.sheet:
        yield say("Sheet: {name}", name=preview.sheet)
    yield say("Columns:")
    for column in preview.columns:
        role = name("list_column", column.role)
        yield f"  {column.letter:<3} {column.name or '–':<30} → {role}"
    yield say("First rows:")
    for row in preview.rows[:_SHOWN_ROWS]:
        yield _row_line(context, row)
    yield from map(context.words, preview_sentences(preview))
    yield from _problem_lines(context, [problem.text for problem in preview.problems])


def outcome_lines(context: Context, state: ImportState) -> Iterator[str]:
    """Yield what an import did, as lines for people."""
    yield from map(context.words, outcome_sentences(state))
    if state.number is not None:
        yield context.say("Back: “vigie cases import --undo {number}”", number=state.number)
    yield from _problem_lines(context, [problem.text for problem in state.problems])


def _problem_lines(context: Context, problems: list[str]) -> Iterator[str]:
    if problems:
        yield context.words(problems_sentence(len(problems)))
    for problem in problems[:_SHOWN_PROBLEMS]:
        yield f"  {problem}"
    if len(problems) > _SHOWN_PROBLEMS:
        yield context.say("  … and {count} more.", count=len(problems) - _SHOWN_PROBLEMS)


def _row_line(context: Context, row: ListRow) -> str:
    names = context.words.name
    decision = names("decision", row.decision)
    details = [row.date[:10], decision, row.judged_by, names("channel", row.channel), row.sender]
    shown = "  ".join(detail for detail in details if detail)
    line = context.say("Line {number}:", number=row.line)
    text = f"{row.subject} {row.text}".strip()
    kept = "" if row.keeps_text else context.say("(text not kept)")
    return f"  {line} {shown}  {text[:60]} {kept}".rstrip()


def _agrees(context: Context, preview: ListPreview) -> bool:
    """Ask on a terminal whether to import; where nobody can be asked, go on."""
    if not preview.readable or sys.stdin is None or not sys.stdin.isatty():
        return True
    return click.confirm(context.say("Import?"), default=False, err=True)


def _as_json(preview: ListPreview) -> dict[str, object]:
    built: dict[str, object] = as_builtins(preview)
    return built | {"dry_run": True}


@contextmanager
def _bar(context: Context, rows: int, *, lines: bool) -> Iterator[_Show]:
    """Yield a function that shows how many rows are done: as lines, or as a bar on a terminal."""
    if lines:
        yield lambda state: _print_progress(state, rows)
    elif not sys.stderr.isatty():
        yield lambda _: None
    else:
        with click.progressbar(length=rows, label=context.say("Importing"), file=sys.stderr) as bar:
            yield lambda state: bar.update(max(state.done - bar.pos, 0))


def _print_progress(state: ImportState, rows: int) -> None:
    """Print a line for the window, with the number of the import once something is written."""
    step = "import" if state.number is None else f"import {state.number}"
    click.echo(f"progress {state.done / max(rows, 1):.3f} {step}", err=True)


def _named_columns(text: str) -> Mapping[str, str]:
    """Return the columns of "text=Message,date=Reçu le"; the names may hold commas."""
    text = utf8_argument(text)
    found = list(_COLUMN.finditer(text))
    if text.strip() and (not found or text[: found[0].start()].strip()):
        raise click.UsageError(f"--columns takes {'=…,'.join(ROLES)}=…")
    ends = [*(match.start() for match in found[1:]), len(text)]
    return {
        match[1]: text[match.end() : end].strip() for match, end in zip(found, ends, strict=False)
    }


def _meanings(text: str) -> Mapping[str, str]:
    """Return what words mean, from "KO=scam,OK=legit"."""
    found: dict[str, str] = {}
    for piece in filter(str.strip, utf8_argument(text).split(",")):
        word, _, meaning = piece.rpartition("=")
        if meaning.strip() not in MEANINGS or not word.strip():
            raise click.UsageError(f"--labels takes WORD=MEANING, a meaning of {MEANINGS}")
        found[word.strip()] = meaning.strip()
    return found
