"""Addresses of the server: what they may say, and what a connection does whatever they say."""

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.system.desktop import trusted_authorities
from triage_app.errors import ShareError
from triage_app.sharing.server.address import address_of, of_administrator


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://desk:secret@db.example.fr/vigie",
        "postgresql://desk@db.example.fr/vigie?password=secret",
        "host=db.example.fr dbname=vigie user=desk password=secret",
        "postgresql://desk@db.example.fr/vigie?sslpassword=secret",
        "postgresql://desk@db.example.fr/vigie?passfile=/tmp/secret",
    ],
)
def test_a_password_in_the_address_is_refused_and_not_repeated(url):
    with pytest.raises(ShareError, match="holds a password") as refused:
        address_of(url)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "No server is set"),
        ("http://db.example.fr/vigie", "cannot be read"),
        ("postgresql://[::1/secret", "cannot be read"),
        ("vigie", "cannot be read"),
        ("postgresql://db.example.fr/vigie", "lacks a user"),
        ("postgresql://desk@db.example.fr", "lacks a user"),
        ("postgresql://desk@db.example.fr/vigie?options=-c", "“options”"),
        ("postgresql://desk@db.example.fr/vigie?service=x", "“service”"),
        ("postgresql://desk@db.example.fr/vigie?sslmode=require", "weakens"),
        ("postgresql://desk@db.example.fr/vigie?sslmode=disable", "weakens"),
        ("postgresql://desk@localhost/vigie?hostaddr=192.0.2.1&sslmode=prefer", "weakens"),
        ("postgresql://desk@/vigie?host=/run,db.example.fr&sslmode=prefer", "weakens"),
    ],
)
def test_other_addresses_are_refused_in_a_sentence(url, words):
    with pytest.raises(ShareError, match=words):
        address_of(url)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://desk@db.example.fr/vigie",
        "postgresql://desk@localhost/vigie?hostaddr=192.0.2.1",
        "postgresql://desk@localhost,db.example.fr/vigie",
        "postgresql://desk@/vigie?host=/run/postgresql,db.example.fr",
        "postgresql://desk@localhost.example.fr/vigie?sslmode=verify-full",
        "host=127.0.0.1.example.fr dbname=vigie user=desk",
    ],
)
def test_whatever_leaves_the_machine_is_encrypted_and_checked(url):
    words = address_of(url).words
    assert words["sslmode"] == "verify-full"
    assert words["sslrootcert"] == str(trusted_authorities() or "system")
    assert words["require_auth"] == "scram-sha-256,none"


def test_an_older_libpq_binds_the_login_to_the_channel(monkeypatch):
    """That of Debian 12 refuses words that it does not know."""
    monkeypatch.setattr(psycopg.pq, "version", lambda: 150_013)
    words = address_of("postgresql://desk@db.example.fr/vigie").words
    assert words["channel_binding"] == "require"
    assert "require_auth" not in words


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "%2Frun%2Fpostgresql", "[::1]", ""])
def test_this_machine_needs_no_certificate(host):
    assert address_of(f"postgresql://desk@{host}/vigie").words["sslmode"] == "prefer"


def test_the_environment_does_not_lead_elsewhere():
    """An empty word is one that is given; libpq asks PGHOSTADDR only for one that is not."""
    assert address_of("postgresql://desk@localhost/vigie").words["hostaddr"] == ""


def test_a_certificate_of_its_own_authority_is_kept():
    url = "postgresql://desk@db.example.fr/vigie?sslrootcert=/etc/ssl/insurer.pem"
    assert address_of(url).words["sslrootcert"] == "/etc/ssl/insurer.pem"


def test_the_password_of_an_administrator_is_taken_out_of_the_address():
    address, password = of_administrator("postgresql://admin:geheim@db.example.fr/vigie")
    assert password == "geheim"
    assert "geheim" not in repr(address)
    assert of_administrator("postgresql://admin@db.example.fr/vigie")[1] is None


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_a_sentence(text):
    try:
        found = address_of(text)
    except ShareError:
        return  # any other exception fails the test
    assert "password" not in found.words
