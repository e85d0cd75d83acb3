"""Modules that the Linux program holds compressed are loaded as those that lie there as files."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import msgspec
import PIL
import pytest
from PIL import Image

from classifier.learning.dataset import read_folder
from triage_app.paths import training_data_dir

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("objdump"), reason="needs Linux and binutils"
)
# Of the libraries that read pictures only one is packed, which needs none of the others.
PACKED = {"pictures": ("PIL.*", "pillow.libs/libjpeg*")}
QUICK = {"rows": ("msgspec.*",)}
# Reads a picture, which takes a module and a library beside it, in two threads at once.
USE = """
import sys
from pathlib import Path
folder, picture = map(Path, sys.argv[1:3])
sys.path.insert(0, str(folder))
sys.path[:] = [one for one in sys.path if "site-packages" not in one]
from triage_app.packed_modules import install
install(folder)
from concurrent.futures import ThreadPoolExecutor
def size(_):
    from PIL import Image
    return Image.open(picture).convert("RGB").size
with ThreadPoolExecutor(2) as pool:
    print(*pool.map(size, range(2)))
import msgspec
print(msgspec.json.encode([1]).decode())
print(Path("/proc/self/maps").read_text())
"""


@pytest.fixture(scope="module")
def program(checkout, tmp_path_factory):
    """Return a folder of packages, two of them with packed modules."""
    folder = tmp_path_factory.mktemp("packed")
    pictures, rows = Path(PIL.__file__).parent, Path(msgspec.__file__).parent
    for one in (pictures, pictures.with_name("pillow.libs"), rows):
        shutil.copytree(one, folder / one.name)
    code = (
        "import json, pack, sys; from pathlib import Path; "
        "pack.pack(Path(sys.argv[1]), *map(json.loads, sys.argv[2:]))"
    )
    path = [str(checkout / ".ci" / "packaging"), str(checkout)]
    run(code, path, str(folder), json.dumps(PACKED), json.dumps(QUICK))
    return folder


@pytest.fixture
def picture(tmp_path):
    made = tmp_path / "picture.jpeg"
    Image.new("RGB", (30, 20)).save(made)
    return made


def run(code, path, *arguments):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path)}
    command = (sys.executable, "-c", code, *arguments)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    return done.stdout


def use(checkout, program, picture, before=""):
    return run(f"{before}\n{USE}", [str(checkout)], str(program), str(picture))


def test_packed_modules_are_loaded_from_memory(checkout, program, picture):
    assert not list((program / "PIL").glob("_imaging.*.so"))
    said = use(checkout, program, picture)
    assert said.splitlines()[:2] == ["(30, 20) (30, 20)", "[1]"]
    assert "memfd:PIL._imaging" in said
    assert "memfd:pillow.libs/libjpeg" in said
    assert f"{program}/pillow.libs/libtiff" in said


def test_a_system_without_files_in_memory_uses_the_temporary_folder(
    checkout, program, picture, tmp_path
):
    before = f"""
import os, tempfile
tempfile.tempdir = {str(tmp_path)!r}
def refuse(*_):
    raise PermissionError
os.memfd_create = refuse
"""
    said = use(checkout, program, picture, before)
    assert said.splitlines()[:2] == ["(30, 20) (30, 20)", "[1]"]
    assert "memfd:" not in said
    assert sorted(tmp_path.iterdir()) == [picture]


def test_a_module_in_its_place_is_taken(checkout, program, picture, tmp_path):
    changed = tmp_path / "changed"
    shutil.copytree(program, changed)
    pictures = Path(PIL.__file__).parent
    for one in (pictures, pictures.with_name("pillow.libs")):
        shutil.copytree(one, changed / one.name, dirs_exist_ok=True)
    said = use(checkout, changed, picture)
    assert "memfd:PIL" not in said
    assert f"{changed}/PIL/_imaging" in said


def test_a_library_in_its_place_is_taken(checkout, program, picture, tmp_path):
    changed = tmp_path / "changed"
    shutil.copytree(program, changed)
    (library,) = Path(PIL.__file__).parent.with_name("pillow.libs").glob("libjpeg*")
    shutil.copy(library, changed / "pillow.libs")
    said = use(checkout, changed, picture)
    assert "memfd:PIL._imaging" in said
    assert "memfd:pillow.libs" not in said
    assert f"{changed}/pillow.libs/libjpeg" in said


def test_a_damaged_archive_is_told(checkout, program, picture, tmp_path):
    changed = tmp_path / "changed"
    shutil.copytree(program, changed)
    archive = changed / "packed" / "pictures.tar.xz"
    archive.write_bytes(archive.read_bytes()[:-5000])
    code = f"try:\n    {USE.replace(chr(10), chr(10) + '    ')}\nexcept ImportError as e: print(e)"
    said = run(code, [str(checkout)], str(changed), str(picture))
    assert "The archive pictures cannot be read" in said


def test_an_archive_says_nothing_of_who_made_it(program):
    with tarfile.open(program / "packed" / "rows.tar.gz") as archive:
        (member,) = archive.getmembers()
    assert (member.name, member.mtime, member.uid, member.uname) == ("msgspec._core", 0, 0, "")


def test_compressed_training_messages_are_the_same(packaging, tmp_path):
    for one in sorted(training_data_dir().glob("*.jsonl"))[:4]:
        shutil.copy(one, tmp_path)
    shutil.copy(training_data_dir() / "guard.jsonl", tmp_path)
    before = read_folder(tmp_path)
    packaging("pack").compress_messages(tmp_path)
    assert len(list(tmp_path.glob("*.jsonl.xz"))) == 4
    assert [one.name for one in tmp_path.glob("*.jsonl")] == ["guard.jsonl"]
    assert read_folder(tmp_path) == before
