"""numpy and scipy calculate the same with the BLAS of Debian as with the one in their wheels."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import scipy

# One line for each kind of number and integer, and for each way into the libraries.
SUMS = """
import numpy as np, scipy.linalg as linalg
from scipy.optimize import minimize
from scipy.sparse import csc_matrix
from scipy.sparse.linalg import splu, svds
random = np.random.default_rng(7)
a, b = random.normal(size=(60, 60)), random.normal(size=60)
z = a[0] + 1j * a[1]
def show(*values):
    print(*(f"{abs(complex(one)):.6e}" for one in values))
for kind in ("f4", "f8", "c8", "c16"):
    show((a.astype(kind) @ b.astype(kind)).sum() if kind[-1] != "4" else 0)
    show(np.linalg.norm(np.linalg.solve(a.astype(kind), b)) if kind in ("f8", "c16") else 0)
show(np.vdot(z, z), linalg.blas.zdotc(z, z), linalg.blas.ddot(a[0], a[1]), np.linalg.det(a))
show(np.linalg.svd(a)[1].sum(), linalg.svdvals(a).sum(), abs(np.linalg.eigvals(a)).sum())
show(np.linalg.lstsq(a, b, rcond=None)[0].sum(), linalg.lstsq(a, b)[0].sum())
show(linalg.expm(a / 60).sum(), linalg.qr(a)[1].trace(), linalg.sqrtm(a @ a.T).sum())
show(*minimize(lambda x: ((x - 3) ** 2).sum(), np.zeros(3), method="L-BFGS-B").x.round(4))
show(splu(csc_matrix(a)).solve(b).sum(), svds(csc_matrix(a), k=2)[1].sum())
"""
NAMES = ("libblas.so.3", "liblapack.so.3", "libblas64.so.3", "liblapack64.so.3")
pytestmark = pytest.mark.skipif(
    not all(list(Path("/usr/lib").glob(f"*/{name}")) for name in NAMES)
    or not (shutil.which("dpkg-architecture") and shutil.which("ld")),
    reason="BLAS and LAPACK of Debian, dpkg-dev and binutils are not installed",
)


@pytest.fixture(scope="module")
def changed(checkout, tmp_path_factory):
    """Return a folder with copies of numpy and scipy that use Debian's libraries."""
    folder = tmp_path_factory.mktemp("blas")
    for package in (numpy_folder(), Path(scipy.__file__).parent):
        for one in (package, package.with_suffix(".libs")):
            shutil.copytree(one, folder / one.name, ignore=shutil.ignore_patterns("tests"))
    code = "import blas, sys; from pathlib import Path; blas.use_of_debian(Path(sys.argv[1]))"
    packaging = str(checkout / ".ci" / "packaging")
    answers(code, packaging, str(folder))
    return folder


def numpy_folder():
    return Path(np.__file__).parent


def answers(code, path, *arguments):
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    command = (sys.executable, "-W", "ignore", "-c", code, *arguments)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    return done.stdout


def test_all_sums_are_the_same(changed):
    of_wheels, of_debian = answers(SUMS, ""), answers(SUMS, str(changed))
    assert of_debian.count("\n") == of_wheels.count("\n") > 10
    for ours, theirs in zip(of_debian.split(), of_wheels.split(), strict=True):
        assert float(ours) == pytest.approx(float(theirs), rel=2e-4)


def test_only_debians_libraries_are_loaded(changed):
    code = f"{SUMS}\nprint(open('/proc/self/maps').read())"
    maps = answers(code, str(changed))
    assert all(name in maps for name in NAMES)
    for bundled in changed.rglob("libscipy_openblas*"):
        assert bundled.stat().st_size < 500_000
    assert len(list(changed.rglob("libscipy_openblas*"))) == 2
    assert not list((changed / "numpy.libs").glob("libgfortran*"))


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("scipy_dgemm_", "dgemm_"),
        ("scipy_dgesv_64_", "dgesv_"),
        ("scipy_cblas_dgemm64_", "cblas_dgemm"),
        ("scipy_cblas_dgemm", "cblas_dgemm"),
    ],
)
def test_each_function_has_its_usual_name(packaging, name, plain):
    assert packaging("blas").plain_name(name) == plain
