"""Results of sender checks: read from the headers, trusted only from named servers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.reading.containers.mails.authentication import (
    checks_in,
    checks_of,
    relay_hosts,
)
from classifier.reading.intake import from_bytes
from classifier.reading.trust import accepted, trusted_hosts
from classifier.records import Check, Message

REAL = (
    "mx.insurer.example; dkim=pass (2048-bit key) header.d=ameli.fr header.i=@ameli.fr;\r\n"
    "\tspf=softfail (mx.insurer.example: domain of x@evil.com does not designate 192.0.2.1)\r\n"
    "\t smtp.mailfrom=x@evil.com; dmarc=fail (p=REJECT sp=REJECT dis=NONE) header.from=ameli.fr"
)


def test_the_checks_of_one_header():
    assert checks_in([REAL]) == (
        Check("mx.insurer.example", "dkim", "pass", "ameli.fr"),
        Check("mx.insurer.example", "spf", "softfail", "evil.com"),
        Check("mx.insurer.example", "dmarc", "fail", "ameli.fr"),
    )


@pytest.mark.parametrize(
    "value",
    [
        "mx.a.example; none",
        "mx.a.example; x-policy=dmarc=pass",
        "mx.a.example; auth=pass policy.dmarc=reject policy.spf=pass",
        "mx.a.example (dmarc=pass; spf=pass); arc=pass",
        'mx.a.example; x="spf=pass; dkim=pass"',
        "; spf=pass",
    ],
)
def test_policies_comments_and_quotes_are_not_results(value):
    assert checks_in([value]) == ()


def test_of_each_server_the_topmost_header_counts():
    found = checks_in(
        ["mx.a.example; spf=fail", "mx.a.example; spf=pass; dkim=pass", "b; spf=pass"]
    )
    assert [(c.host, c.method, c.result) for c in found] == [
        ("mx.a.example", "spf", "fail"), ("b", "spf", "pass")
    ]  # fmt: skip


def test_only_trusted_servers_count():
    message = Message(
        "x", sender="Ameli <a@ameli.fr>", checks=checks_in([REAL, "evil.com; spf=pass"])
    )
    assert accepted(message, frozenset()).authentication == {}
    assert accepted(message, trusted_hosts("evil.example")).authentication == {}
    believed = accepted(message, trusted_hosts("MX.insurer.example, other.example"))
    assert believed.authentication == {"dkim": "pass", "spf": "softfail", "dmarc": "fail"}
    assert believed.checks == ()
    assert accepted(believed, frozenset()) == believed  # a stored case keeps what was believed


def test_a_dkim_signature_of_another_domain_does_not_count():
    checks = checks_in(["mx; dkim=pass header.d=mailer.example; dkim=pass header.d=ameli.fr"])
    ours, theirs = Message("x", sender="a@ameli.fr"), Message("x", sender="a@evil.com")
    results = [
        accepted(Message("x", sender=m.sender, checks=checks), {"mx"}).authentication
        for m in (ours, theirs)
    ]
    assert results == [{"dkim": "pass"}, {"dkim": "none"}]


def test_the_servers_a_mail_passed():
    raw = (
        b"Received: from mx.fai.example (mx.fai.example [192.0.2.7]) by imap.fai.example; Mon\r\n"
        b"Received: from vps12.evil.com ([198.51.100.2])\r\n\tby mx.fai.example with ESMTP; Mon\r\n"
        b"Received: from 10.0.0.1 by x; Mon\r\nReceived: by y; Mon\r\n"
        b"From: Ameli <a@ameli.fr>\r\nSender: z@evil.com\r\nReturn-Path: <b@evil.com>\r\n\r\ntexte"
    )
    message = from_bytes(raw, "x.eml")
    assert message.received == ("mx.fai.example", "vps12.evil.com")
    assert (message.sent_by, message.return_path) == ("z@evil.com", "b@evil.com")


def test_a_sender_header_equal_to_from_is_left_out():
    assert from_bytes(b"From: A <a@b.fr>\nSender: a@b.fr\n\nx y z", "x.eml").sent_by == ""


_PASS = ("Authentication-Results", "mx.insurer.example; dmarc=pass header.from=ameli.fr")
_FORGED = ("Authentication-Results", "mx.insurer.example; dmarc=pass")


def _by(host: str, sent_from: str = "mail.ameli.fr (mail.ameli.fr [192.0.2.1])") -> tuple[str, str]:
    return ("Received", f"from {sent_from} by {host} (Postfix) with ESMTPS; Mon, 2 Nov 2026")


@pytest.mark.parametrize(
    "trail",
    [
        [_PASS, _by("mx.insurer.example")],
        [_by("mailbox.insurer.example"), _PASS, _by("mx.insurer.example")],
        [_by("localhost"), _by("10.1.2.3"), _PASS, _by("mx2.insurer.example"), _by("a.example")],
        [_PASS, _by("mx.insurer.example", "by (by [192.0.2.1])"), _by("b.example")],
    ],
)
def test_a_pass_above_the_line_of_its_server_counts(trail):
    assert [check.result for check in checks_of(trail)] == ["pass"]


@pytest.mark.parametrize(
    "trail",
    [
        [_FORGED],  # passed no server
        [_FORGED, _by("mx.provider.example")],  # passed another one
        [_by("mx.insurer.example"), _FORGED],
        [_by("mx.insurer.example"), _FORGED, _by("mx.insurer.example")],
        [_by("mx.provider.example"), _FORGED, _by("mx.insurer.example")],
        [
            _by("mx.provider.example", "mx by mx.insurer.example"),
            _FORGED,
            _by("mx.insurer.example"),
        ],
        [_by("mx.provider.example", "by by"), _FORGED, _by("mx.insurer.example")],
        [("Received", "(odd)"), _FORGED, _by("mx.insurer.example")],
    ],
)
def test_a_pass_that_came_with_the_mail_does_not_count(trail):
    assert checks_of(trail) == ()
    failed = [(name, value.replace("dmarc=pass", "dmarc=fail")) for name, value in trail]
    assert [check.result for check in checks_of(failed)] == ["fail"]


def test_google_writes_its_results_below_its_line():
    by_google = [("Received", "by 2002:a05:6402 with SMTP id x"), _by("mx.google.com")]
    results = ("Authentication-Results", "mx.google.com; spf=pass smtp.mailfrom=a@ameli.fr")
    assert [check.result for check in checks_of([*by_google, results])] == ["pass"]
    assert checks_of([*by_google, _by("relay.example"), results]) == ()


def test_a_mail_with_a_forged_pass_has_none():
    raw = (
        "Received: from vps.dossier-maj.top by mx.fai.example; Mon, 2 Nov 2026\n"
        "Authentication-Results: mx.insurer.example; dmarc=pass header.from=ameli.fr\n"
        "From: Ameli <service@ameli.fr>\n\nVotre dossier"
    )
    message = from_bytes(raw.encode(), "x.eml")
    assert accepted(message, trusted_hosts("mx.insurer.example")).authentication == {}


@given(st.lists(st.tuples(st.sampled_from(["received", "Authentication-Results"]), st.text())))
def test_any_trail_is_read(trail):
    assert len(checks_of(trail)) <= 50


@given(st.lists(st.text(max_size=200), max_size=5))
def test_any_header_is_read(values):
    assert len(checks_in(values)) <= 50
    assert all(host == host.strip() for host in relay_hosts(values))


@pytest.mark.parametrize(
    "piece", ["(", "a; spf=", "dkim=pass ", "\\(", '"', ";", "from a by ", "from a "]
)
def test_pathological_input_is_read_in_linear_time(piece):
    checks_in([piece * 20_000] * 3)
    checks_of([("received", piece * 20_000), ("authentication-results", f"a;{piece * 9_000}")] * 99)
    relay_hosts([f"from {piece * 20_000}"])


@pytest.mark.parametrize(
    ("value", "dmarc"),
    [
        ("mx; dmarc=pass header.from=ameli.fr", "pass"),
        ("mx; dmarc=pass", "pass"),
        ("mx; dmarc=pass header.from=dossier-maj.example", "none"),
    ],
)
def test_a_dmarc_result_about_another_from_address_does_not_count(value, dmarc):
    message = Message("x", sender="Ameli <a@info.ameli.fr>", checks=checks_in([value]))
    assert accepted(message, trusted_hosts("mx")).authentication == {"dmarc": dmarc}
