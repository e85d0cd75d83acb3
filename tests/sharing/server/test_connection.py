"""What a desk is told when it cannot connect, against a real server."""

import datetime
import ipaddress
import os
import socket

import psycopg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from postgres import PostgresServer

from classifier.system import desktop
from triage_app.encryption.key_store import KeyStore
from triage_app.errors import ServerAway, ShareError
from triage_app.sharing.server.address import address_of
from triage_app.sharing.server.client import ServerClient
from triage_app.sharing.server.connection import open_connection
from triage_app.sharing.server.enrolment import revoke
from triage_app.sharing.server.passwords import find_password, keep_password

OTHER_LOOPBACK = "127.0.0.2"  # this machine, but not one of the names that need no certificate


def connect(shared, number, password=None):
    return ServerClient(address_of(shared.url(number)), password or shared.passwords[number])


def test_a_wrong_password_is_told(shared):
    shared.enrol(12)
    with pytest.raises(ShareError, match="does not let vigie_test_desk_12 in") as refused:
        connect(shared, 12, "wrong")
    assert "wrong" not in str(refused.value).replace("password is wrong", "")
    assert not isinstance(refused.value, ServerAway)


def test_no_password_is_told(shared, monkeypatch, tmp_path):
    shared.enrol(12)
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    with pytest.raises(ShareError, match="There is no password"):
        ServerClient(address_of(shared.url(12)), None)


def test_a_file_of_passwords_of_libpq_is_read(shared, monkeypatch, tmp_path):
    shared.enrol(12)
    file = tmp_path / "pgpass"
    file.write_text(f"*:*:vigie_test:vigie_test_desk_12:{shared.passwords[12]}\n")
    file.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(file))
    with ServerClient(address_of(shared.url(12)), None) as client:
        assert client.desk == 12


def test_a_revoked_desk_is_told(shared):
    shared.enrol(12)
    with connect(shared, 12) as client:
        with shared.admin() as connection:
            revoke(connection, 12)
        with pytest.raises(ServerAway):
            client.own_end()
    with pytest.raises(ShareError, match="shut out"):
        connect(shared, 12)


def test_a_login_of_no_desk_is_told(shared):
    shared.enrol(12)
    shared.rows("UPDATE vigie.desks SET revoked = now() WHERE number = 12 RETURNING 1")
    with pytest.raises(ShareError, match="belongs to no desk"):
        connect(shared, 12)


def test_a_desk_that_is_enrolled_again_gets_another_password(shared):
    from triage_app.sharing.server.enrolment import enrol

    chain = shared.enrol(12)
    with shared.admin() as connection:
        revoke(connection, 12)
        again = enrol(connection, chain.known, "identity")
    with connect(shared, 12, again.password) as client:
        assert client.desk == 12
    with pytest.raises(ShareError):
        connect(shared, 12)


def test_a_number_belongs_to_one_key(shared):
    shared.enrol(12)
    with pytest.raises(ShareError, match="belongs to another desk"):
        shared.enrol(12)


def test_newer_and_older_schemas_are_told(shared):
    shared.enrol(12)
    shared.rows("INSERT INTO vigie.schema_changes (name) VALUES ('9999_later') RETURNING 1")
    with pytest.raises(ShareError, match="update Vigie on this desk"):
        connect(shared, 12)
    shared.rows("DELETE FROM vigie.schema_changes WHERE name > '0003' RETURNING 1")
    with pytest.raises(ShareError, match="vigie share server migrate"):
        connect(shared, 12)


def test_a_server_that_is_not_there_is_away(tmp_path):
    with pytest.raises(ServerAway, match="cannot be reached"):
        open_connection(address_of(f"postgresql://desk@/vigie?host={tmp_path}"), "x")


def test_a_name_that_is_not_found_is_away():
    with pytest.raises(ServerAway):
        open_connection(address_of("postgresql://desk@nowhere.invalid/vigie"), "x")


@pytest.mark.parametrize(
    ("words", "is_away"),
    [
        ("the database system is starting up", True),
        ("the database system is in recovery mode", True),
        ("terminating connection due to unexpected postmaster exit", True),
        ("remaining connection slots are reserved for non-replication superuser connections", True),
        ('too many connections for role "desk"', True),
        ("sorry, too many clients already", True),
        ("canceling authentication due to timeout", True),
        ("le système de bases de données se lance", True),
        ("le système de base de données s'arrête", True),
        ("arrêt des connexions suite à la demande de l'administrateur", True),
        ("arrêt de la connexion à cause de l'arrêt brutal d'un autre processus serveur", True),
        ("désolé, trop de clients sont déjà connectés", True),
        ("les emplacements de connexions restants sont réservés", True),
        ("annulation de l'authentification à cause du délai écoulé", True),
        ('password authentication failed for user "desk"', False),
        ('role "desk" is not permitted to log in', False),
        ('database "vigie" does not exist', False),
        ("authentification par mot de passe échouée pour l'utilisateur « desk »", False),
        ("le rôle « desk » n'est pas autorisé à se connecter", False),
    ],
)
def test_a_busy_server_is_away_in_both_languages(monkeypatch, words, is_away):
    """Words as PostgreSQL's own catalogues have them."""

    def refuse(*_, **__):
        raise psycopg.OperationalError(f"connection failed: FATAL:  {words}")

    monkeypatch.setattr(psycopg, "connect", refuse)
    with pytest.raises(ShareError) as refused:
        open_connection(address_of("postgresql://desk@localhost/vigie"), "x")
    assert isinstance(refused.value, ServerAway) is is_away


def test_a_server_that_says_nothing_is_away(monkeypatch):
    """It takes the connection and never answers; libpq gives up by itself."""
    from triage_app.sharing.server import connection

    monkeypatch.setitem(connection._WORDS, "connect_timeout", 2)  # the least that libpq takes
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(ServerAway):
            open_connection(address_of(f"postgresql://desk@127.0.0.1:{port}/vigie"), "x")


def _pem(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM)


def _certificate(address):
    """Return a key and a certificate that it signed itself, for one address."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "vigie test")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(address)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return key, made


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory, postgres):
    """Return a server with TLS on another address of this machine: its port, its certificate."""
    folder = tmp_path_factory.mktemp("certificates")
    with socket.create_server((OTHER_LOOPBACK, 0)) as free:
        port = free.getsockname()[1]
    settings = {"listen_addresses": f"'{OTHER_LOOPBACK}'", "port": str(port), "ssl": "on"}
    server = PostgresServer(settings)
    key, certificate = _certificate(ipaddress.ip_address(OTHER_LOOPBACK))
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    for name, content in (("server.key", private), ("server.crt", _pem(certificate))):
        path = server.data / name
        path.write_bytes(content)
        os.chown(path, server.data.stat().st_uid, server.data.stat().st_gid)
        path.chmod(0o600)
    (folder / "authority.pem").write_bytes(_pem(certificate))
    try:
        server.start(port)
        yield server, port, folder / "authority.pem"
    finally:
        server.stop()


def test_a_certificate_that_the_desk_trusts_is_taken(encrypted):
    server, port, authority = encrypted
    url = f"postgresql://postgres@{OTHER_LOOPBACK}:{port}/postgres?sslrootcert={authority}"
    with open_connection(address_of(url), server.admin_password) as connection:
        in_use = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        assert connection.execute(in_use).fetchone() == (True,)


def test_an_older_libpq_is_let_in_too(encrypted, monkeypatch):
    server, port, authority = encrypted
    monkeypatch.setattr(psycopg.pq, "version", lambda: 150_013)
    address = address_of(
        f"postgresql://postgres@{OTHER_LOOPBACK}:{port}/postgres?sslrootcert={authority}"
    )
    assert "require_auth" not in address.words
    open_connection(address, server.admin_password).close()


def test_what_the_system_trusts_needs_no_name_in_the_address(encrypted, monkeypatch):
    server, port, authority = encrypted
    monkeypatch.setattr(desktop, "_AUTHORITIES", (authority.with_name("none"), authority))
    url = f"postgresql://postgres@{OTHER_LOOPBACK}:{port}/postgres"
    open_connection(address_of(url), server.admin_password).close()


def test_a_certificate_of_nobody_is_refused(encrypted):
    server, port, _ = encrypted
    url = f"postgresql://postgres@{OTHER_LOOPBACK}:{port}/postgres"
    with pytest.raises(ShareError, match="not one that this desk trusts"):
        open_connection(address_of(url), server.admin_password)


def test_a_certificate_for_another_address_is_refused(encrypted, tmp_path):
    server, port, authority = encrypted
    words = (
        f"host=db.example.fr hostaddr={OTHER_LOOPBACK} port={port} user=postgres dbname=postgres"
    )
    with pytest.raises(ShareError, match="not one that this desk trusts"):
        open_connection(address_of(f"{words} sslrootcert={authority}"), server.admin_password)


def test_a_server_without_encryption_is_refused(encrypted):
    server, port, authority = encrypted
    with server.admin(port=port) as connection:
        connection.execute("ALTER SYSTEM SET ssl = off")
        connection.execute("SELECT pg_reload_conf()")
        try:
            url = f"postgresql://postgres@{OTHER_LOOPBACK}:{port}/postgres?sslrootcert={authority}"
            with pytest.raises(ShareError, match="offers no encryption"):
                _until_refused(address_of(url), server.admin_password)
        finally:
            connection.execute("ALTER SYSTEM RESET ssl")
            connection.execute("SELECT pg_reload_conf()")


def _until_refused(address, password):
    """Connect until the server has read its settings again."""
    for _ in range(1000):
        open_connection(address, password).close()


class Drawer(KeyStore):
    """A key store in memory."""

    def __init__(self):
        self.kept = {}

    def keep(self, name, secret):
        self.kept[name] = secret
        return True

    def find(self, name):
        return self.kept.get(name)


def test_the_password_comes_from_a_file_or_the_key_store(tmp_path):
    address = address_of("postgresql://desk@db.example.fr/vigie")
    drawer, file = Drawer(), tmp_path / "password"
    assert find_password(address, "", drawer) is None
    keep_password(address, "from the store", drawer)
    assert find_password(address, "", drawer) == "from the store"
    file.write_text("from the file\n")
    file.chmod(0o600)
    assert find_password(address, str(file), drawer) == "from the file"


@pytest.mark.parametrize(
    ("content", "mode", "words"),
    [
        (b"secret", 0o640, "may be read by others"),
        (b"secret", 0o604, "may be read by others"),
        (b"", 0o600, "one line"),
        (b"secret\nmore", 0o600, "one line"),
        (b"\xff\xfe", 0o600, "cannot be read"),
        (b"x" * 2000, 0o600, "one line"),
    ],
)
def test_files_that_hold_no_password_are_told(tmp_path, content, mode, words):
    file = tmp_path / "password"
    file.write_bytes(content)
    file.chmod(mode)
    with pytest.raises(ShareError, match=words) as refused:
        find_password(address_of("postgresql://d@h/v"), str(file), Drawer())
    assert "secret" not in str(refused.value)


def test_a_file_that_is_missing_is_told(tmp_path):
    with pytest.raises(ShareError, match="cannot be read"):
        find_password(address_of("postgresql://d@h/v"), str(tmp_path / "none"), Drawer())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(tmp_path):
    pipe = tmp_path / "password"
    os.mkfifo(pipe, 0o600)
    with pytest.raises(ShareError, match="cannot be read"):
        find_password(address_of("postgresql://d@h/v"), str(pipe), Drawer())


def test_a_machine_without_a_key_store_says_so():
    with pytest.raises(ShareError, match="share_password_file"):
        keep_password(address_of("postgresql://d@h/v"), "secret", KeyStore())
