"""The import of old lists: nothing personal reaches the disk, whatever stands in whichever cell."""

from __future__ import annotations

import csv
import shutil
from datetime import datetime, timedelta, timezone

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stdnum import iban, luhn

from classifier.records import Label
from triage_app.imports import ListChoice
from triage_app.paths import Home
from triage_app.records import CaseFilter
from triage_app.services.desk import Desk
from triage_app.settings import Settings

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=timezone(timedelta(hours=1)))
NAMES = ("Date", "Canal", "Expéditeur", "Objet", "Message", "Verdict", "Jugé par")


def digits(count):
    return st.text("0123456789", min_size=count, max_size=count)


def with_key(start):
    """Return a social security number with its key: 97 minus the rest (INSEE)."""
    return f"{start}{97 - int(start) % 97:02}"


NIR = st.builds(
    "{}{:02}{:02}{:02}{}".format,
    st.sampled_from("12"), st.integers(0, 99), st.integers(1, 12), st.integers(1, 95),
    st.builds("{:03}{:03}".format, st.integers(1, 990), st.integers(1, 999)),
).map(with_key)  # fmt: skip
CARD = digits(14).map(lambda body: "4" + body).map(lambda body: body + luhn.calc_check_digit(body))
MOBILE = st.builds("063998{}{}".format, digits(2), digits(2))
IBAN = (
    digits(23)
    .map(lambda bban: f"FR00{bban}")
    .map(lambda number: "FR" + iban.calc_check_digits(number) + number[4:])
)
MAIL = st.text("abcdefghijklmnopqrstuvwxyz", min_size=9, max_size=14).map(
    lambda name: f"{name}@courriel.example"
)
SECRET = st.one_of(NIR, CARD, MOBILE, MAIL, IBAN)


@st.composite
def planted(draw):
    """Return a row with an identifier in each of its cells, and the identifiers."""
    secrets = [draw(SECRET) for _ in NAMES]
    day = draw(st.dates(datetime(2025, 1, 1).date(), NOW.date()))
    label = draw(st.sampled_from(["arnaque", "légitime", "doute", ""]))
    sender, subject, body, judge = secrets[2], secrets[3], secrets[4], secrets[6]
    row = (
        day.strftime("%d/%m/%Y") if draw(st.booleans()) else f"{day} {secrets[0]}",
        draw(st.sampled_from(["SMS", "mail", "appel", secrets[1]])),
        sender,
        f"Votre dossier {subject}",
        f"Bonjour, votre remboursement attend : appelez, votre référence est {body}. "
        f"Lien : https://suivi.example/dossier?u={draw(MAIL)}",
        label if draw(st.booleans()) else f"{label} {secrets[5]}",
        f"Agent {judge}",
    )
    return row, [secret.partition("@")[0] for secret in secrets]


def imported(home, path, **options):
    """Import a list and return what was done and all bytes in the data folder."""
    settings = Settings(agent="supervision", encryption="off")  # its bytes are looked through
    desk = Desk(home, settings, lambda: NOW)
    try:
        preview = desk.old_lists.preview(path, ListChoice())
        *_, state = desk.imports.run(path, ListChoice(), confirm=True, **options)
        assert desk.maintenance.verify().problems == ()
        found = desk.casebook.list(CaseFilter())
    finally:
        desk.close()
    files = [one for one in home.folder.rglob("*") if one.is_file() and one.suffix != ".npz"]
    return preview, state, found, b"\n".join(one.read_bytes() for one in files)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(planted(), min_size=1, max_size=4), SECRET)
def test_no_identifier_reaches_the_disk(trained_folder, tmp_path_factory, rows, in_name):
    folder = tmp_path_factory.mktemp("home")
    home = Home(folder / "home")
    shutil.copytree(trained_folder / "models", home.models)
    path = folder / f"liste {in_name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([NAMES, *(row for row, _ in rows)])
    preview, state, _, written = imported(home, path)
    assert state.added + len(state.problems) == len(rows)
    assert state.added == preview.readable
    secrets = {secret for _, found in rows for secret in found} | {in_name.partition("@")[0]}
    for secret in secrets:
        assert secret.encode() not in written
        assert secret not in str(preview)


def test_what_the_preview_says_is_what_the_import_does(trained_home, tmp_path):
    path = tmp_path / "liste.csv"
    rows = [
        (
            "04/09/2026",
            "SMS",
            "38663",
            "",
            "Votre carte expire : http://a.example/x",
            "arnaque",
            "",
        ),
        ("04/01/2026", "SMS", "", "", "Votre colis vous attend au bureau de poste", "", ""),
        ("04/09/2024", "SMS", "", "", "Votre contrat est renouvelé pour un an", "légitime", ""),
        ("04/09/2026", "mail", "", "Rendez-vous", "À mardi au cabinet, merci", "légitime", ""),
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([NAMES, *rows])
    preview, state, found, _ = imported(trained_home, path)
    assert (preview.readable, preview.without_text) == (4, 2)
    assert [row.keeps_text for row in preview.rows] == [True, False, False, True]
    assert (state.added, state.without_text, state.confirmed) == (4, 2, 3)
    by_day = {case.opened[:10] + (case.label or ""): case for case in found}
    assert by_day["2026-01-04"].excerpt == "", "not confirmed, and over its 183 days"
    assert by_day["2024-09-04legit"].excerpt == "", "older than a year"
    assert by_day["2026-09-04legit"].label is Label.LEGIT
    assert by_day["2026-09-04legit"].excerpt, "30 days run from the confirmation, which is now"


def test_several_processes_give_the_same_log(trained_home, tmp_path):
    from classifier.parallel import Workers

    path = tmp_path / "liste.csv"
    rows = [
        (
            f"{1 + n:02}/09/2026",
            "SMS",
            "",
            "",
            f"Votre colis {'abcdefghij'[n]} attend",
            "arnaque",
            "",
        )
        for n in range(10)
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([NAMES, *rows])
    _, state, found, _ = imported(trained_home, path, workers=Workers(2))
    assert state.added == 10
    assert [case.opened[:10] for case in reversed(found)] == [
        f"2026-09-{1 + n:02}" for n in range(10)
    ]
