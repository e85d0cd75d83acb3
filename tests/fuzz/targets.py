"""The named targets of the fuzzer: one for each reader, and the two oracles.

A target gets bytes, reads them and raises nothing but the declared errors. `seeds` are inputs that
it can read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "reading"), str(ROOT / "tests" / "fuzz")]
sys.path.append(str(ROOT / "tests" / "sharing"))

import containers  # noqa: E402
import mail_containers  # noqa: E402
import msg_writer  # noqa: E402
import phone_containers  # noqa: E402
import source_containers  # noqa: E402

from classifier.errors import UnreadableMessage  # noqa: E402

CORPUS = ROOT / "tests" / "fuzz" / "corpus"
SUFFIXES = (".eml", ".msg", ".html", ".txt", ".mht", ".rtf", ".csv", "")
DECODED = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF", b"%PDF-")
SCAM = containers.Sample(
    "x", "Ameli <x@evil.top>", "Votre carte", "Bonjour,\n\nvoir https://evil.top/a\n\nMerci"
)


@dataclass(frozen=True)
class Target:
    """One reader under test; `run` raises for a finding."""

    name: str
    run: Callable[[bytes], object]
    seeds: Callable[[], list[bytes]]


def read_file(data: bytes) -> None:
    """Read a file: the first byte chooses its ending, the rest is its content.

    Pictures and PDFs are decoded in a process of their own; they are not read here.
    """
    from classifier.reading import intake
    from classifier.reading.charsets import decode
    from classifier.reading.containers import table

    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else ""
    body = data[1:]
    if body.startswith(DECODED) or body[4:8] == b"ftyp":
        return
    if suffix == ".csv":
        list(table.rows_of(decode(body)[0]))
    else:
        intake.from_bytes(body, f"x{suffix}", pictures=False)


def file_seeds() -> list[bytes]:
    """Return one input of every format, and the inputs of the corpus."""
    made = [(name, data) for _, data, name in containers.mail_files(SCAM)]
    made += [(name, data) for _, data, name in containers.sms_files(SCAM)]
    for files in (mail_containers.attached_files, mail_containers.sealed_files):
        made += [(name, data) for _, data, name in files(SCAM)]
    made += [
        ("x.csv", containers.table(SCAM, "mail")),
        ("x.rtf", msg_writer.plain_rtf("été\nici")),
    ]
    kinds = [SUFFIXES.index(Path(name).suffix) for name, _ in made]
    inputs = [bytes([kind]) + data for kind, (_, data) in zip(kinds, made, strict=True)]
    return inputs + [path.read_bytes() for path in sorted(CORPUS.glob("*")) if path.is_file()]


def _of_ending(suffix: str) -> Callable[[bytes], object]:
    """Return the reader of files with an ending."""

    def read(data: bytes) -> object:
        from classifier.reading import intake

        if data.startswith(DECODED) or data[4:8] == b"ftyp":
            return None
        return intake.from_bytes(data, f"x{suffix}", pictures=False)

    return read


def _files(suffix: str) -> Callable[[], list[bytes]]:
    def seeds() -> list[bytes]:
        made = [data for _, data, name in containers.mail_files(SCAM) if name.endswith(suffix)]
        if suffix == ".eml":
            made += [data for _, data, _ in mail_containers.attached_files(SCAM)]
            made += [data for _, data in source_containers.damaged_sources(SCAM)]
        return made

    return seeds


def _read_text(data: bytes) -> object:
    from classifier.reading import intake

    return intake.from_text(data.decode("utf-8", "replace"))


def _read_table(data: bytes) -> object:
    from classifier.reading.charsets import decode
    from classifier.reading.containers import table

    return list(table.rows_of(decode(data)[0]))


def _read_backup(data: bytes) -> object:
    from classifier.reading.containers import sms_backup

    if sms_backup.looks_like_backup(data[:4_000]):
        return list(sms_backup.received_in(BytesIO(data)))
    return None


def _read_lines(data: bytes) -> object:
    """Read JSON Lines: each line by itself, as a batch does."""
    import tempfile

    from classifier.reading.batches import message_or_error
    from triage_app.services.calls.json_lines import read_lines, source_of

    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.write(data)
        file.flush()
        for line in read_lines(Path(file.name)):
            if line.row is None or line.row.get("path") is not None:
                continue  # a path would lead to any file of this computer
            message_or_error(source_of(line, Path("/nonexistent")))
    return None


def _read_redirects(data: bytes) -> object:
    from classifier.text.redirects import original_link, with_original_links

    text = data.decode("utf-8", "replace")
    return original_link(text[:8_000]), with_original_links(text)


def _read_wire(data: bytes) -> object:
    """Read what a decoding process may write when a stranger has taken it over."""
    from classifier.reading.bounded import wire
    from classifier.reading.decoder.decoded import from_wire

    for read in (from_wire, wire.answered, wire.asked):
        try:
            read(data)  # type: ignore[operator]
        except (ValueError, UnreadableMessage):
            continue
    return None


def _wire_seeds() -> list[bytes]:
    from classifier.reading.bounded import wire
    from classifier.reading.decoder.decoded import Decoded, GreyImage, to_wire
    from classifier.records import Message, Pasted

    decoded = Decoded("é", (("a", "b"),), ("c",), (GreyImage(2, 1, b"\0\1"),), 3)
    question = wire.question(Pasted(b"x", untrusted_sender="é"), pictures=True)
    return [to_wire(decoded), question, wire.answer(Message("é"))]


def _read_old_list(data: bytes) -> None:
    """Read a list of judged messages; workbooks are read in a process of their own."""
    import tempfile

    from classifier.reading.containers.workbook import is_workbook
    from classifier.reading.old_lists.old_list import open_list

    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(data)
        file.flush()
        path = Path(file.name)
        if not is_workbook(path):
            list(open_list(path).rows())


def _old_lists() -> list[bytes]:
    import old_list_files

    rows = [old_list_files.NAMES, *old_list_files.ROWS]
    return [old_list_files.csv_text(rows, mark).encode() for mark in ";,\t|"]


def _bundle_path(folder: str, data: bytes) -> Path:
    path = Path(folder) / "x.bundle"
    path.write_bytes(data)
    return path


def _read_bundle(data: bytes) -> object:
    """Read a bundle of another desk, and each line as if it stood in one that is signed."""
    import tempfile

    from triage_app.errors import ShareError
    from triage_app.parsing import DamagedData
    from triage_app.sharing import bundle_file, wire

    with tempfile.TemporaryDirectory() as folder:
        try:
            return bundle_file.opened(_bundle_path(folder, data)).delivery()
        except ShareError:
            pass
    for line in data.splitlines():
        try:
            return wire.item_of(line)
        except DamagedData:
            continue
    return None


def _bundles() -> list[bytes]:
    import invented

    from triage_app.sharing.bundle_file import packed
    from triage_app.sharing.wire import line_of

    events, parts = invented.chain(12, 3)
    lines = [line_of(event) for event in events] + [line_of(part) for part in parts]
    return [packed(events, parts, 0, invented.secret_of(12)), *lines]


def _read_identity(data: bytes) -> object:
    from triage_app.errors import ShareError
    from triage_app.sharing.identity import identity_of

    try:
        return identity_of(data, Path("x.toml"))
    except ShareError:
        return None


def _identities() -> list[bytes]:
    import invented

    from triage_app.sharing import signatures
    from triage_app.sharing.identity import PublicIdentity, text_of

    secret, former = invented.secret_of(12, 2), invented.secret_of(12)
    first = PublicIdentity(12, "Lille 2", signatures.public_key(former))
    renewed = first.with_new_key(signatures.public_key(secret), 123, former)
    return [text_of(first, former).encode(), text_of(renewed, secret).encode()]


def _texts() -> list[bytes]:
    made = [text.encode() for _, text in containers.sms_texts(SCAM)]
    made += [containers.inline(form, SCAM)[0].encode() for form in containers.INLINE]
    return made


def _chats() -> list[bytes]:
    return [text.encode() for _, text in phone_containers.chat_texts(SCAM)]


def _backups() -> list[bytes]:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        files = phone_containers.backup_files(SCAM, Path(folder))
        return [path.read_bytes() for _, path in files]


def targets() -> dict[str, Target]:
    """Return all targets by name."""
    import oracles

    lines = b'{"id":1,"channel":"sms","body":"Votre carte"}\n{"sender":38663,"body":"x"}\n'
    redirects = [b"https://www.google.com/url?q=https%3A%2F%2Fevil.top", b"https://t.co/a?u=x"]
    found = [
        Target("files", read_file, file_seeds),
        Target("mail", _of_ending(".eml"), _files(".eml")),
        Target("html", _of_ending(".html"), _files(".html")),
        Target("archive", _of_ending(".mht"), _files(".mht")),
        Target("rtf", _of_ending(".rtf"), lambda: [msg_writer.plain_rtf("été\nici")]),
        Target("msg", _of_ending(".msg"), _files(".msg")),
        Target("wire", _read_wire, _wire_seeds),
        Target("table", _read_table, lambda: [containers.table(SCAM, "mail")]),
        Target("old_list", _read_old_list, _old_lists),
        Target("chat", _read_text, _chats),
        Target("calendar", _of_ending(".ics"), lambda: [
            phone_containers.calendar_file(SCAM), phone_containers.calendar_file(SCAM, page=True)
        ]),
        Target("sms_backup", _read_backup, _backups),
        Target("jsonl", _read_lines, lambda: [lines]),
        Target("text", _read_text, _texts),
        Target("redirects", _read_redirects, lambda: redirects),
        Target("bundle", _read_bundle, _bundles),
        Target("identity", _read_identity, _identities),
        Target("scam", oracles.scam_stays_flagged, oracles.seeds),
        Target("parts", oracles.parts_never_lower, oracles.seeds),
    ]  # fmt: skip
    return {one.name: one for one in found}
