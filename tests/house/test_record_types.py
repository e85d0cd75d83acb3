"""Record types are looked up by one thread at a time, since msgspec ends the process otherwise."""

import ast
import subprocess
import sys

PLAIN = {"dict", "list", "tuple", "str", "object"}  # of these nothing is looked up
PROGRAM = """
import sys
import threading

from msgspec import defstruct

from triage_app.parsing import json_as, record_of, toml_as

sys.setswitchinterval(1e-6)
for _ in range(100):
    inner = defstruct("Inner", [("key", str), ("last", int)])
    outer = defstruct("Outer", [("name", str), ("former", tuple[inner, ...])])
    together = threading.Barrier(6)

    def read(number):
        together.wait()
        row = {"name": "x", "former": [{"key": "a", "last": 3}]}
        text = '{"name": "x", "former": [{"key": "a", "last": 3}]}'
        toml = 'name = "x"\\n[[former]]\\nkey = "a"\\nlast = 3\\n'
        ways = (lambda: record_of(outer, row), lambda: json_as(outer, text),
                lambda: toml_as(outer, toml), lambda: record_of(inner, row["former"][0]))
        ways[number % 4]()

    threads = [threading.Thread(target=read, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""


def test_threads_that_read_the_same_record_for_the_first_time():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


def unprepared(tree):
    """Yield the lines where a type is handed to msgspec that was not looked up before."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        called = ast.unparse(call.func)
        kinds = [one.value for one in call.keywords if one.arg == "type"]
        if called.endswith("Decoder") or called == "msgspec.convert":
            kinds += call.args[-1:]
        elif called not in {"msgspec.json.decode", "msgspec.toml.decode"}:
            continue
        for kind in kinds:
            names = {one.id for one in ast.walk(kind) if isinstance(one, ast.Name)}
            if "prepared" not in names and not names <= PLAIN:
                yield call.lineno


def test_types_are_prepared(modules):
    found = {name: list(unprepared(module.tree)) for name, module in modules.items()}
    found.pop("classifier.record_types")
    assert not {name: lines for name, lines in found.items() if lines}
