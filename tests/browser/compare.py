"""Compares what we read of HTML bodies with what Chromium shows: text and link targets.

Run by `make compare-browser`. Ends with 1 where a difference is not among the expected ones.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

import bodies  # noqa: E402
import chromium  # noqa: E402
import expected  # noqa: E402

from classifier.reading.containers.pages.html_text import read_html  # noqa: E402
from classifier.text.links import host_of  # noqa: E402

_WEB = re.compile(r"(https?|ftp)://([^/?#]*)(.*)", re.DOTALL)


def main() -> int:
    """Compare all bodies; print the differences and their number."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print the expected differences too")
    parser.add_argument("--seed", type=int, default=bodies.SEED, help="of the random bodies")
    asked = parser.parse_args()
    if not chromium.program():
        print("compare-browser: skipped, Chromium is not installed (.ci/setup browser installs it)")
        return 0
    script = (HERE / "visible.js").read_text("utf-8")
    counts: Counter[str] = Counter()
    with chromium.browser() as shown:
        for name, html in bodies.bodies(asked.seed):
            differences = compared(html, shown.show(html, script))
            reasons = [expected.reason(html, *difference) for difference in differences]
            counts["equal" if not differences else "expected" if all(reasons) else "other"] += 1
            for (ours, theirs), reason in zip(differences, reasons, strict=True):
                if asked.show or not reason:
                    told = f"  ours     {ours!r}\n  Chromium {theirs!r}"
                    print(f"--- {name}: {reason or 'not expected'}\n{html[:600]!r}\n{told}")
    print(
        f"{counts['equal']} of {counts.total()} bodies equal, {counts['expected']} differ as "
        f"expected, {counts['other']} otherwise"
    )
    return int(counts["other"] > 0)


def compared(html: str, theirs: dict[str, object]) -> list[tuple[str, str]]:
    """Return where our reading and the browser's differ: texts, or link targets one a line."""
    ours = read_html(html)
    links = theirs["links"]
    assert isinstance(links, list)
    reached = "\n".join(sorted({one for one in map(address, links) if one}))
    named = "\n".join(sorted({one for link in ours.links if (one := address(link.target))}))
    pairs = [(plain(ours.text), plain(str(theirs["text"]))), (named, reached)]
    return [(mine, other) for mine, other in pairs if mine != other]


def plain(text: str) -> str:
    """Return text with its white space normalised and without what never shows."""
    text = re.sub("[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b-\u200f\ufffd]", "", text)
    return " ".join(unicodedata.normalize("NFC", text).split())


def address(target: str) -> str:
    """Return an address in one spelling: host in lower case, path without percent signs."""
    target = re.sub(r"[\t\n\r]", "", target).strip()
    match = _WEB.match(target)
    if match:
        return f"{match[1]}://{host_of(target)}{unquote(match[3]).rstrip('/')}"
    scheme = target.partition(":")[0].lower()
    return "" if not target or scheme in ("mailto", "tel", "data") or target[0] == "#" else target


if __name__ == "__main__":
    sys.exit(main())
