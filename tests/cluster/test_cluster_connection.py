"""What cannot be used as a cluster is told in one sentence."""

import datetime
import platform
import socket
import sys

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from triage_app.cluster import SameInstallation, check_address, connected, installed
from triage_app.errors import ClusterError


@pytest.fixture
def nobody():
    """An address on this machine where nothing answers."""
    with socket.socket() as held:  # bound but not listening
        held.bind(("127.0.0.1", 0))
        yield f"tcp://127.0.0.1:{held.getsockname()[1]}"


@pytest.mark.parametrize(
    "address",
    ["", "8786", "localhost:8786", "http://127.0.0.1:80", "tcp://", "tcp://127.0.0.1", "tls://:1",
     "tcp://127.0.0.1:x", "tcp://127.0.0.1:99999", "inproc://1/2/3", "tcp://[::1:1"],
)  # fmt: skip
def test_what_is_no_address(address):
    with pytest.raises(ClusterError, match="is no address"):
        check_address(address, insecure=True)


@pytest.mark.parametrize(
    "address", ["tcp://10.0.0.4:8786", "tcp://desk7:8786", "tcp://127.0.0.1.example.org:1"]
)
def test_other_machines_need_tls(address):
    with pytest.raises(ClusterError, match="not encrypted"):
        check_address(address, insecure=False)
    check_address(address, insecure=True)
    check_address(address.replace("tcp", "tls"), insecure=False)


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:8786", "tcp://localhost:1", "tcp://[::1]:8786", "tcp://127.9.9.9:2"]
)  # fmt: skip
def test_this_machine_needs_none(address):
    check_address(address, insecure=False)


def test_a_scheduler_that_is_away(vigie, nobody, monkeypatch):
    monkeypatch.setattr("triage_app.cluster.CONNECT_SECONDS", 1)
    said = vigie.fails("evaluate", "--cluster", nobody)
    assert nobody in said
    assert "Dask" in said


def test_a_cluster_without_workers(start):
    with pytest.raises(ClusterError, match="no worker"), connected(start(workers=0).address):
        pass


def test_workers_with_several_threads(start):
    running = start(workers=2, threads=2).wait(2)
    with pytest.raises(ClusterError, match="--nthreads 1"), connected(running.address):
        pass


def test_another_version_is_named():
    other = {**installed(), "Python": "3.9.0", "numpy": "1.0"}
    with pytest.raises(ClusterError, match=r"\(Python, numpy\)"):
        SameInstallation(other)()


def test_a_missing_library_is_another_version():
    with pytest.raises(ClusterError, match=r"\(dask\)"):
        SameInstallation({name: of for name, of in installed().items() if name != "dask"})()


def test_all_that_decides_a_result_is_compared():
    found = installed()
    assert found["Python"] == platform.python_version()
    assert {"scikit-learn", "numpy", "distributed", "Vigie"} <= found.keys()


def test_without_the_extra(vigie, cluster, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    said = vigie.fails("evaluate", "--cluster", cluster.address)
    assert "vigie-triage[cluster]" in said


def test_options_that_exclude_each_other(vigie):
    vigie("score", "-", "--cluster", "tcp://127.0.0.1:1", "--jobs", "2", code=2)
    vigie("score", "-", "--insecure", code=2)


@pytest.fixture
def certificate(tmp_path):
    """A certificate that vouches for itself, and its key: both ends show and trust it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Vigie tests")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = tmp_path / "certificate.pem", tmp_path / "key.pem"
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return paths


def test_tls_with_the_certificates_of_dasks_settings(vigie, start, certificate, tmp_path):
    shown, key = map(str, certificate)
    files = ("--tls-ca-file", shown, "--tls-cert", shown, "--tls-key", key)
    running = start(options=("--protocol", "tls", *files))
    assert running.address.startswith("tls://")
    lines = tmp_path / "in.jsonl"
    lines.write_text('{"id": 1, "channel": "sms", "body": "Votre colis attend"}\n' * 3)
    words = ["score", "--jsonl", str(lines), "--out", str(tmp_path / "out.jsonl")]
    done = vigie.process(*words, "--cluster", running.address)
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1  # without certificates: one sentence
    own = {
        "DASK_DISTRIBUTED__COMM__TLS__CA_FILE": shown,
        "DASK_DISTRIBUTED__COMM__TLS__CLIENT__CERT": shown,
        "DASK_DISTRIBUTED__COMM__TLS__CLIENT__KEY": key,
    }
    done = vigie.process(*words, "--cluster", running.address, env=own)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.jsonl").read_text().count("\n") == 3
