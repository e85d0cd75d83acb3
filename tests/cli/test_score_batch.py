"""`vigie score --jsonl`: order of results, invalid lines, and no loss of existing files."""

import json
import stat
from pathlib import Path

import pytest

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"


@pytest.fixture
def batch(vigie, tmp_path):
    """Score lines, given as text or bytes, and return the results."""

    def run(lines, code=0):
        source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
        source.write_bytes(lines if isinstance(lines, bytes) else lines.encode())
        vigie("score", "--jsonl", source, "--out", out, code=code)
        written = out.read_text(encoding="utf-8")
        return [json.loads(line) for line in written.split("\n") if line]

    return run


def line(**fields):
    return json.dumps(fields, ensure_ascii=False) + "\n"


def test_results_come_in_the_order_of_the_lines(batch, sms):
    rows = batch(
        line(id="a", channel="sms", sender="38663", subject="", body=SCAM)
        + line(id="b", path="sms.txt")
        + line(id="c", path=str(sms))
        + line(id="d", path="missing.txt")
        + line(id="e", channel="email", sender="x@y.fr", subject="Bonjour", body="À demain !")
    )
    assert [row["id"] for row in rows] == ["a", "b", "c", "d", "e"]
    assert [row["channel"] for row in rows] == ["sms", "sms", "sms", None, "email"]
    assert "introuvable" in rows[3]["error"]
    assert rows[0]["fingerprint"] == rows[1]["fingerprint"] == rows[2]["fingerprint"]


JUNK = [
    "no json",
    "{",
    "[]",
    "[1, 2]",
    '"text"',
    "null",
    "NaN",
    "{}",
    '{"id": 1}',
    '{"body": null}',
    '{"body": 5}',
    '{"body": ["a"]}',
    '{"body": {"body": "x"}}',
    '{"body": ""}',
    '{"body": "   "}',
    '{"channel": "pigeon", "body": "x"}',
    '{"channel": 7, "body": "x"}',
    '{"channel": {}, "path": 3}',
    '{"sender": ["a"], "body": "bonjour à tous"}',
    '{"subject": {"a": 1}, "body": "bonjour à tous"}',
    '{"path": 12}',
    '{"path": ""}',
    '{"path": "a\\u0000b"}',
    '{"path": "\\ud800"}',
    '{"path": "."}',
    '{"id": ' + "9" * 5000 + ', "body": "x"}',
    '{"id": NaN, "body": "bonjour"}',
    '{"a":' * 100_000,
    "[" * 100_000,
    "\x00\x01\x02",
]


def test_each_invalid_line_gets_a_result_and_later_lines_are_read(batch):
    rows = batch("\n".join(JUNK) + "\n" + line(id="good", channel="sms", body=SCAM))
    assert len(rows) == len(JUNK) + 1
    assert all(row["error"] for row in rows[:-1]), [r for r in rows[:-1] if not r["error"]]
    assert all(row["band"] is None and row["score"] is None for row in rows[:-1])
    assert rows[-1]["band"] == "very_likely_scam"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("no json", "n’est pas du JSON"),
        ("[1]", "une liste"),
        ('{"id": 1}', "ni « body » ni « path »"),
        ('{"body": 5}', "« body » doit être un texte, et non un nombre"),
        ('{"body": "x", "sender": ["a"]}', "« sender » doit être un texte, et non une liste"),
        ('{"body": "x", "channel": true}', "« channel » doit être un texte, et non vrai ou faux"),
        ('{"body": "x", "channel": "pigeon"}', "« channel »"),
    ],
)
def test_the_error_names_line_field_and_kind_of_value(batch, row, words):
    (found,) = batch("\n\n" + row + "\n")
    assert "ligne 3" in found["error"].lower()
    assert words in found["error"].replace("\xa0", " ")
    assert "pigeon" not in found["error"]


@pytest.mark.parametrize(
    ("name", "channel"),
    [("SMS", "sms"), ("whatsapp", "chat"), ("mail", "email"), ("Courrier", "letter"),
     ("appel", "call"), ("E-mail", "email")],
)  # fmt: skip
def test_channels_have_names_in_two_languages_and_any_case(batch, name, channel):
    (found,) = batch(line(channel=name, body=SCAM))
    assert found["channel"] == channel


@pytest.mark.parametrize(
    "given", ["x", "", "é", 7, 1.5, -1, "with\nline", "'; DROP TABLE", 12345678901234567890]
)
def test_ids_are_returned_unchanged(batch, given):
    assert batch(line(id=given, channel="sms", body=SCAM))[0]["id"] == given


@pytest.mark.parametrize("given", [None, True, [1], {"a": 1}, float("1e308")])
def test_invalid_ids_are_replaced_by_the_line_number(batch, given):
    assert batch("\n" + line(id=given, channel="sms", body=SCAM))[0]["id"] == "2"


def test_lone_surrogates_do_not_break_the_file(batch):
    good = line(id="after", channel="sms", body=SCAM)
    rows = batch(
        '{"id": "a\\ud83d", "sender": "\\udfff", "body": "Bonjour \\ud83d à tous"}\n' + good
    )
    assert [row["error"] for row in rows] == [None, None]
    assert rows[0]["id"].startswith("a")


def test_numeric_senders_are_accepted(batch):
    rows = batch(line(id="a", channel="sms", sender=38663, body=SCAM))
    assert rows[0]["error"] is None


def test_byte_order_mark_empty_lines_and_missing_last_line_end(batch):
    text = "\ufeff" + line(id=1, body=SCAM) + "\n   \n\r\n" + line(id=2, body=SCAM).strip()
    assert [row["id"] for row in batch(text)] == [1, 2]
    assert [row["id"] for row in batch(text.replace("\n", "\r\n"))] == [1, 2]


def test_unicode_line_separators_do_not_end_a_line(batch):
    rows = batch(line(id=1, body=f"un\u2028deux\x85trois {SCAM}") + line(id=2, body=SCAM))
    assert [row["id"] for row in rows] == [1, 2]
    assert rows[0]["error"] is None


@pytest.mark.parametrize("charset", ["cp1252", "utf-16"])
def test_other_charsets_are_read(batch, charset):
    rows = batch((line(id="é", channel="sms", body=SCAM + " à bientôt")).encode(charset))
    assert [row["id"] for row in rows] == ["é"]
    assert rows[0]["band"] == "very_likely_scam"


def test_an_empty_file_gives_an_empty_file(batch):
    assert batch(b"") == []


def test_with_json_one_document_has_the_counts(vigie, tmp_path):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(line(body=SCAM) + "junk\n", encoding="utf-8")
    found = vigie.json("score", "--jsonl", source, "--out", out)
    assert found == {"messages": 2, "errors": 1, "out": str(out)}
    told = vigie("score", "--jsonl", source, "--out", out)
    assert told.stdout == ""
    assert "1 des 2 lignes" in told.stderr


def test_output_never_overwrites_the_input(vigie, tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_text(line(body=SCAM), encoding="utf-8")
    (tmp_path / "link.jsonl").symlink_to(source)
    for out in (source, tmp_path / "link.jsonl"):
        assert "remplaceraient" in vigie.fails("score", "--jsonl", source, "--out", out)
    assert source.read_text(encoding="utf-8") == line(body=SCAM)


def test_existing_results_are_kept_if_the_input_cannot_be_read(vigie, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("former\n", encoding="utf-8")
    for source in (tmp_path / "missing.jsonl", tmp_path):
        vigie.fails("score", "--jsonl", source, "--out", out)
    assert out.read_text(encoding="utf-8") == "former\n"
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.endswith(".part")) == []


def test_an_output_path_that_cannot_be_written_is_reported(vigie, tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_text(line(body=SCAM), encoding="utf-8")
    for out in (tmp_path / "none" / "out.jsonl", tmp_path):
        assert "in.jsonl" in vigie.fails("score", "--jsonl", source, "--out", out)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a Linux device")
def test_a_full_disk_is_reported_and_a_device_is_not_replaced(vigie, tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_text(line(body=SCAM), encoding="utf-8")
    assert "place" in vigie.fails("score", "--jsonl", source, "--out", "/dev/full")
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_several_processes_give_the_same_results(vigie, tmp_path):
    """Those that cannot be read keep their place too."""
    texts = [line(id=number, body=f"{SCAM} {number}") for number in range(30)]
    source = tmp_path / "in.jsonl"
    source.write_text("".join([*texts[:15], line(id="none"), *texts[15:]]), encoding="utf-8")
    for jobs in (1, 2):
        vigie("score", "--jsonl", source, "--out", tmp_path / f"out{jobs}", "--jobs", jobs)
    assert (tmp_path / "out1").read_bytes() == (tmp_path / "out2").read_bytes()
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(10):
        (folder / f"{number}.txt").write_text(f"{SCAM} {number}", encoding="utf-8")
    (folder / "5.txt").write_bytes(b"")
    alone, both = (vigie.json("score", folder, "--jobs", jobs) for jobs in (1, 2))
    assert alone == both
    assert [row["id"] for row in both if row["error"]] == ["5.txt"]


def test_other_processes_help_where_much_is_left(vigie, tmp_path, monkeypatch):
    from triage_app.services.calls import parallel

    asked = []
    known = parallel.in_order
    monkeypatch.setattr(parallel, "ALONE_SECONDS", 0.0)
    monkeypatch.setattr(
        parallel,
        "in_order",
        lambda function, items, workers, _: asked.append(workers) or known(function, items),
    )
    for count in (1, 3, 4, 9):
        source = tmp_path / "in.jsonl"
        source.write_text(line(id=1, body=SCAM) * count, encoding="utf-8")
        vigie("score", "--jsonl", source, "--out", tmp_path / "out")
        assert len((tmp_path / "out").read_text(encoding="utf-8").splitlines()) == count
    alone, everybody = parallel.IN_THIS_PROCESS, parallel.all_processors()
    assert asked == [alone, alone, everybody, everybody]
