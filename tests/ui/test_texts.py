"""Both catalogues have the same keys and placeholders, and every key used in the code."""

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import ui_fakes as fakes

import triage_app.ui
from classifier.records import Band, BandReason, Channel, Direction, Label, Place
from triage_app.advice.guidance import Timing
from triage_app.export_records import ExportFormat
from triage_app.paths import Home, resources_dir
from triage_app.records import Decision, Dissent, EventKind, Outcome
from triage_app.services.desk import Desk
from triage_app.services.upkeep.health import facts
from triage_app.settings import Settings
from triage_app.ui.about.shortcut_sheet import SHEET
from triage_app.ui.cases.case_history import STEPS
from triage_app.ui.supervisor.tables import FIGURES
from triage_app.ui.widgets.texts import LANGUAGES, Texts
from triage_app.ui.window.banner import Level
from triage_app.ui.window.navigation import KEYS
from triage_app.wording.names import NAMES

FOLDER = resources_dir() / "translations"


def read_source(language):
    """Return the texts of a .ts file by key; plural forms as `key.1`, `key.2`."""
    found = {}
    for message in ET.parse(FOLDER / f"vigie_{language}.ts").iter("message"):
        translation = message.find("translation")
        forms = translation.findall("numerusform")
        for place, form in enumerate(forms, start=1):
            found[f"{message.get('id')}.{place}"] = form.text or ""
        if not forms:
            found[message.get("id")] = translation.text or ""
    return found


FRENCH, ENGLISH = (read_source(one) for one in LANGUAGES)
# What the f-strings of the code may ask for.
FAMILIES = {
    "band": Band,
    "band_short": Band,
    "band_reason": BandReason,
    "band_next": Band,
    "channel": Channel,
    "decision": Decision,
    "label": Label,
    "outcome": Outcome,
    "event": EventKind,
    "step": STEPS,
    "case": [f"dissent_{one}" for one in Dissent],
    "timing": Timing,
    "banner": Level,
    "nav": KEYS,
    "reasons": Direction,
    "model_state": ("current", "candidate", "former", "refused", "damaged"),
    "figures": FIGURES,
    "export": [f"format_{one}" for one in ExportFormat],
    "preferences": [f"theme_{one}" for one in ("system", "light", "dark")],
    "message": (Place.SENDER, Place.SUBJECT),
    "sheet": [
        *(f"confirm_{one}" for one in (*Label, None)),
        *("domains", "numbers", "outcomes", "decisions", "labels", "confirm", "decide"),
        *("column_day", "column_cases", "column_seen", "column_latest", "column_text"),
        *(
            f"done_{one}.{form}"
            for one in EventKind
            if one.startswith("campaign_")
            for form in (1, 2)
        ),
    ],
    "keys": [f"group_{group}" for group, _ in SHEET],
}


def asked_keys():
    """Return every literal `texts("…")` and `texts.count("…")` of the window's code."""
    for path in Path(triage_app.ui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = ast.unparse(node.func)
            first = node.args[0]
            if name.split(".")[-1] in {"texts", "_texts"} and isinstance(first, ast.Constant):
                yield first.value
            if name.endswith("texts.count") and isinstance(first, ast.Constant):
                yield f"{first.value}.1"
                yield f"{first.value}.2"


def named_keys():
    """Return the keys of the names that the window takes from the common catalogue."""
    return {f"{kind}.{value}" for kind, names in NAMES.items() for value in names}


def test_no_name_of_the_common_catalogue_is_in_the_files_of_the_window_too():
    assert named_keys() & FRENCH.keys() == set()
    assert [key for key in FRENCH if key.startswith("scenario.")] == []


def test_catalogues_have_the_same_keys():
    assert FRENCH.keys() == ENGLISH.keys()


def test_nothing_is_left_untranslated():
    assert [key for key in FRENCH if not FRENCH[key].strip() or not ENGLISH[key].strip()] == []


def test_english_is_stored_with_the_french_text_it_translates():
    """If the French text changes, the English translation must be reviewed."""
    stale = [
        message.get("id")
        for message in ET.parse(FOLDER / "vigie_en.ts").iter("message")
        if message.findtext("source")
        not in {FRENCH.get(message.get("id")), FRENCH.get(f"{message.get('id')}.2")}
    ]
    assert stale == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_marked_unfinished_or_doubled(language):
    messages = list(ET.parse(FOLDER / f"vigie_{language}.ts").iter("message"))
    assert [m.get("id") for m in messages if m.find("translation").get("type")] == []
    names = [m.get("id") for m in messages]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogues_are_fresh(language, tmp_path):
    """`make translations` was run after the last change of the texts."""
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    made = tmp_path / "made.qm"
    source = FOLDER / f"vigie_{language}.ts"
    subprocess.run([tool, source, "-qm", made], check=True, capture_output=True)
    assert made.read_bytes() == (FOLDER / f"vigie_{language}.qm").read_bytes()


def test_french_typography():
    """No-break spaces before ; : ! ? and inside guillemets, and the apostrophe ’."""
    bad = re.compile(r" [;:!?»%]|« |\w[;!?»]|«\w|\w'\w|\.\.\.")
    assert {key: words for key, words in FRENCH.items() if bad.search(words)} == {}


def test_english_typography():
    bad = re.compile(r"\w'\w|\.\.\.| [;:!?]")
    assert {key: words for key, words in ENGLISH.items() if bad.search(words)} == {}


def test_placeholders_are_the_same():
    def blanks(words):
        return set(re.findall(r"\{(\w+)\}", words))

    # A singular may leave its number out ("seen once").
    assert [k for k in FRENCH if (blanks(FRENCH[k]) ^ blanks(ENGLISH[k])) - {"n"}] == []


def test_every_key_used_in_the_code_exists():
    known = FRENCH.keys() | named_keys()
    assert sorted(key for key in set(asked_keys()) if key not in known) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_every_member_of_a_family_has_words(family):
    known = FRENCH.keys() | named_keys()
    assert [one for one in FAMILIES[family] if f"{family}.{one}" not in known] == []


def test_every_shortcut_has_words():
    assert [w for _, lines in SHEET for w, _ in lines if f"keys.{w}" not in FRENCH] == []


def test_no_text_calls_a_message_safe():
    """No text calls a message safe, in either language."""
    bad = re.compile(r"\bsafe\b|\bharmless\b|sans (risque|danger)|\bsûre?s?\b|\bfiable", re.I)
    words = [*FRENCH.values(), *ENGLISH.values()]
    words.append((resources_dir() / "guidance" / "advice.toml").read_text(encoding="utf-8"))
    found = [one for one in words if bad.search(re.sub(r"(?m)^#.*$", "", one))]
    assert found == []


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("fr", 0, "0 cas confirmé"),
        ("en", 0, "0 cases"),
        ("en", 1, "1 case"),
        ("fr", 1200, "1\u202f200 cas"),
    ],
)
def test_plural_forms(language, number, expected):
    made = fakes.texts(language).count("cases.count", number)
    assert made == expected.replace(" confirmé", "")


def test_numbers_and_dates_follow_the_language():
    assert fakes.texts("fr").percent(0.973, 1) == "97,3\u202f%"
    assert fakes.texts("en").percent(0.973, 1) == "97.3%"
    assert fakes.texts("fr").date("2026-11-23T10:00:00+01:00") == "23 nov. 2026"
    assert fakes.texts("fr").date("rubbish") == "rubbish"


def test_an_unknown_language_is_french():
    assert fakes.texts("de").language == "fr"


def test_an_update_under_an_open_window_changes_no_word(tmp_path):
    shutil.copyfile(FOLDER / "vigie_fr.qm", tmp_path / "vigie_fr.qm")
    texts = Texts("fr", tmp_path)
    with (tmp_path / "vigie_fr.qm").open("r+b") as file:  # into the same file, as `cp` does
        file.write(b"\0" * (tmp_path / "vigie_fr.qm").stat().st_size)
    assert texts("review.progress") == "Avancement"


@pytest.mark.parametrize("content", [None, b"", b"no catalogue"])
def test_a_missing_or_broken_catalogue_is_told(tmp_path, content):
    if content is not None:
        (tmp_path / "vigie_fr.qm").write_bytes(content)
    with pytest.raises(FileNotFoundError, match=r"vigie_fr\.qm"):
        Texts("fr", tmp_path)


def test_every_fact_of_the_desks_state_has_words(tmp_path):
    """The page names them by what the service returns, which no other test sees."""
    desk = Desk(Home(tmp_path), Settings())
    names = [*facts(desk), "verified"]
    desk.close()
    assert [name for name in names if f"health.fact_{name}" not in FRENCH] == []
    assert [name for name in names if f"health.fact_{name}" not in ENGLISH] == []
