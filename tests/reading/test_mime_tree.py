"""Splitting of mail sources: boundaries, header fields and parameters, damaged ones too."""

from __future__ import annotations

import email
from email import policy
from email.message import EmailMessage, Message

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.reading import limits
from classifier.reading.containers.mails.header_parameters import parameters_of
from classifier.reading.containers.mails.mime_tree import MimePart, parse_mail
from classifier.reading.intake import from_bytes

HEAD = b"From: a@b.fr\nSubject: s\n"


def _made(shape: object, depth: int = 0) -> EmailMessage:
    """Return a mail with nested parts: a text for a string, a multipart for a list."""
    made = EmailMessage()
    if isinstance(shape, str):
        made.set_content(shape)
        return made
    made["Content-Type"] = f'multipart/mixed; boundary="b{depth}"'
    made.set_payload([])
    for inner in shape:  # type: ignore[attr-defined]
        made.attach(_made(inner, depth + 1))
    return made


def _texts(part: MimePart) -> object:
    if part.children:
        return [_texts(child) for child in part.children]
    return part.body.decode().strip().replace("\r\n", "\n")


SHAPES = st.recursive(
    st.text(alphabet="abc -\n", min_size=1, max_size=30).filter(
        lambda text: text.strip() and not any(line.startswith("--b") for line in text.split("\n"))
    ),
    lambda inner: st.lists(inner, min_size=1, max_size=3),
    max_leaves=8,
)


def _stripped(shape: object) -> object:
    if isinstance(shape, str):
        return shape.strip()
    return [_stripped(inner) for inner in shape]  # type: ignore[attr-defined]


@settings(deadline=None)
@given(SHAPES, st.sampled_from([policy.default, policy.SMTP]))
def test_what_the_standard_library_writes_is_split_as_it_was_made(shape, style):
    source = _made(shape).as_bytes(policy=style.clone(cte_type="8bit"))
    assert _texts(parse_mail(source)) == _stripped(shape)


LINES = st.sampled_from(
    [b"--x", b"--x--", b"--y", b"--y ", b"--y--", b"--", b"--xy", b"", b"texte", b"- --x",
     b"Content-Type: multipart/mixed; boundary=y", b"Content-Type: text/plain", b"a: b"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=25).map(b"\n".join))
def test_parts_lie_inside_their_parents_and_follow_each_other(lines):
    root = parse_mail(HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n" + lines)
    waiting = [root]
    while waiting:
        part = waiting.pop()
        assert 0 <= part.start <= part.end <= len(part.source)
        ends = [(child.start, child.end) for child in part.children]
        assert ends == sorted(ends)
        assert all(part.start <= start <= end <= part.end for start, end in ends)
        waiting.extend(part.children)


@pytest.mark.parametrize(
    ("value", "name", "found"),
    [
        ("text/plain; charset=utf-8", "charset", "utf-8"),
        ('a/b; name="a;b"; charset=x', "charset", "x"),
        ('a/b; name="a\\"b"', "name", 'a"b'),
        ("a/b; name=C:\\dir\\x.pdf", "name", "C:\\dir\\x.pdf"),
        ("a/b; filename=\"Releve.pdf\"; filename*=utf-8''Relev%C3%A9.pdf", "filename", "Relevé.pdf"),
        ("a/b; filename*=utf-8''Relev%C3%A9.pdf; filename=Releve.pdf", "filename", "Relevé.pdf"),
        ("a/b; filename*1=deux.pdf; filename*0=\"un \"", "filename", "un deux.pdf"),
        ("a/b; filename*0*=utf-8''%C3%A9t; filename*1=e.pdf", "filename", "éte.pdf"),
        ("a/b; filename*=%C3%A9.pdf", "filename", "é.pdf"),
        ("a/b; name=a; name=b", "name", "a"),
        ('a/b; name="open', "name", "open"),
        ("a/b; name = spaced ", "name", "spaced"),
        ("a/b;;; ;name=a;", "name", "a"),
    ],
)  # fmt: skip
def test_parameters(value, name, found):
    assert parameters_of(value).named[name] == found


@given(st.text(alphabet="ab=*;\"\\ 01'%", max_size=60))
def test_any_value_has_parameters(value):
    for name, text in parameters_of("a/b;" + value).named.items():
        assert name == name.lower()
        text.encode("utf-8", "surrogateescape")


@given(
    st.text(alphabet="abé ;\"\\'=*", min_size=1).map(str.strip).filter(bool),
    st.sampled_from(["utf-8", "iso-8859-1"]),
)
def test_parameters_written_by_the_standard_library(name, charset):
    made = Message()
    made.add_header("Content-Disposition", "attachment", filename=(charset, "", name))
    assert parameters_of(str(made["Content-Disposition"])).named["filename"] == name


def test_the_boundary_that_the_lines_show_replaces_a_wrong_one():
    source = HEAD + b"Content-Type: multipart/alternative; boundary=zz\n\n--b1\n"
    source += (
        b"Content-Type: text/plain\n\nsimple\n--b1\nContent-Type: text/html\n\n<p>page\n--b1--\n"
    )
    root = parse_mail(source)
    assert [child.media_type for child in root.children] == ["text/plain", "text/html"]
    assert root.mended
    assert from_bytes(source, "x.eml").body == "page"


def test_a_line_that_looks_like_a_boundary_stays_text():
    message = from_bytes(HEAD + b"\nBonjour,\n--\nAnne\n--b1\nContent-Type: x\n", "x.eml")
    assert message.body.endswith("--b1\nContent-Type: x")


HOSTILE = {
    "semicolons": b"Content-Type: text/plain" + b";" * 500_000,
    "sections": b"Content-Type: text/plain" + b"; a*0*=x" * 60_000,
    "open quotes": b'Content-Type: text/plain; a="' + b'\\"; ' * 100_000,
    "quoted": b"Content-Type: text/plain" + b';a="\\"; "' * 50_000,
    "file names": b"Content-Disposition: attachment" + b"; filename*0=" * 40_000,
    "folded": b"Content-Type: text/plain;" + b"\n a=b;" * 80_000,
    "boundary": b"Content-Type: multipart/mixed; boundary=" + b"x" * 500_000,
}


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_long_headers_are_cut_before_they_are_parsed(kind):
    message = from_bytes(HEAD + HOSTILE[kind] + b"\n\nbonjour", "x.eml")
    assert message.sender == "a@b.fr"
    assert message.attachments or message.body == "bonjour"


@pytest.mark.parametrize("depth", [59, 5_000])
def test_many_open_boundaries(depth):
    source = HEAD
    for level in range(depth):
        source += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
    message = from_bytes(source + b"\nbonjour\n" + b"--\n" * 300_000, "x.eml")
    assert "bonjour" in message.body or "mime_cut" in message.remarks


def test_parts_over_the_limit_are_told():
    source = HEAD + b"Content-Type: multipart/mixed; boundary=x\n"
    source += b"\n--x\n\nbonjour" * (limits.MIME_PARTS + 10)
    message = from_bytes(source, "x.eml")
    assert "mime_cut" in message.remarks
    assert message.body.count("bonjour") >= limits.MIME_PARTS - 2


def test_names_of_attachments_in_raw_bytes():
    for charset in ("utf-8", "latin-1"):
        name = 'Content-Disposition: attachment; filename="Relevé d’été.pdf"'.replace("’", "'")
        source = HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n--x\n"
        source += b"Content-Type: application/pdf\n" + name.encode(charset) + b"\n\nabc\n--x--\n"
        (attached,) = from_bytes(source, "x.eml").attachments
        assert attached.name == "Relevé d'été.pdf"


def test_the_standard_library_reads_the_same_parts():
    source = HEAD + b"Content-Type: multipart/mixed; boundary=x\n\nabove\n--x\n\nun\n--x \n"
    source += b"Content-Type: multipart/mixed; boundary=y\n\n--y\n\ndeux\n--y--\nbelow\n--x--\nend"
    theirs = [
        part.get_payload().strip()
        for part in email.message_from_bytes(source).walk()
        if not part.is_multipart()
    ]
    assert theirs == ["un", "deux"]
    assert _texts(parse_mail(source)) == ["un", ["deux"]]


@pytest.mark.parametrize(
    "types",
    [
        "Content-Type: multipart/mixed; boundary=one; boundary=two\n",
        "Content-Type: multipart/mixed; boundary=one\nContent-Type: multipart/mixed; boundary=two\n",
    ],
)
@pytest.mark.parametrize("order", [("one", "two"), ("two", "one")])
def test_parts_of_every_declared_boundary_are_read(types: str, order: tuple[str, str]) -> None:
    parts = "".join(f"--{one}\n\ntext of {one}\n--{one}--\n" for one in order)
    root = parse_mail(f"{HEAD.decode()}{types}\n{parts}".encode())
    assert sorted(child.body.decode().strip() for child in root.children) == [
        "text of one",
        "text of two",
    ]
