"""The training messages: enough of every family, balanced, no templates, nothing real."""

from collections import Counter
from dataclasses import replace

import pytest
from stdnum import iban, luhn
from stdnum.fr import nir

from classifier.indicators.organisations import Organisations
from classifier.learning.corpus import complaints, coverage, imbalances, misfiled
from classifier.learning.corpus_style import leaning_lengths, leaning_words, lopsided_forms
from classifier.learning.dataset import GUARD, read_file, read_folder
from classifier.learning.labelled import LabelledMessage
from classifier.records import (
    Channel,
    Label,
    Language,
)
from triage_app.paths import resources_dir, training_data_dir


@pytest.fixture(scope="module")
def messages():
    return read_folder(training_data_dir())


@pytest.fixture(scope="module")
def known():
    return Organisations.load(resources_dir() / "organisations.csv").known_numbers


def test_size_and_balance(messages):
    assert len(messages) >= 8000
    assert list(imbalances(messages)) == []


def test_every_family_of_the_scenarios_has_fifty(messages):
    rows = (resources_dir() / "scenarios.csv").read_text(encoding="utf-8").splitlines()[1:]
    counts = Counter(m.family for m in messages)
    assert not [row.split(",")[0] for row in rows if counts[row.split(",")[0]] < 50]


def test_no_message_is_from_a_template_duplicated_or_real(messages, known):
    """Nor is one of the guard list, or a near-copy of one: a model may not learn those."""
    guard = read_file(training_data_dir() / GUARD)
    assert {message.id.partition("-")[0] for message in guard} == {"guard"}
    assert list(complaints([*messages, *guard], known)) == []


def test_manner_does_not_tell_the_label(messages):
    assert list(lopsided_forms(messages)) == []
    assert list(leaning_lengths(messages)) == []
    assert list(leaning_words(messages)) == []


def test_what_leans_is_named():
    scams = [a_message("court", f"s-{at}") for at in range(120)]
    genuine = [
        replace(a_message("Veuillez agréer nos salutations, très long texte", f"l-{at}"),
                label=Label.LEGIT, form="survey")
        for at in range(120)
    ]  # fmt: skip
    assert "survey" in next(lopsided_forms(genuine))
    assert "fr sms" in next(leaning_lengths([*scams, *genuine]))
    assert "veuillez" in " ".join(leaning_words([*scams, *genuine]))


def test_five_hands_and_more_wrote_them(messages):
    counts = Counter(message.hand for message in messages)
    assert len([hand for hand, count in counts.items() if count >= 500]) >= 6
    assert "" not in counts
    assert len(messages) - counts["first"] >= 4_000


def test_one_file_a_family_or_hand():
    paths = [p for p in training_data_dir().glob("[A-Za-z]*.jsonl") if p.name != GUARD]
    assert list(misfiled(sorted(paths))) == []


def test_lengths_go_from_a_line_to_a_page(messages):
    lengths = sorted(len(message.body) for message in messages)
    assert lengths[0] <= 40
    assert lengths[-1] >= 2000


def a_message(body, name="x-001", campaign="x"):
    return LabelledMessage(
        id=name,
        family="S01",
        campaign=campaign,
        channel=Channel.SMS,
        language=Language.FRENCH,
        sender="",
        subject="",
        body=body,
        label=Label.SCAM,
        origin="invented",
        note="",
    )


NIR_BODY = "1850578006084"
CARD = "4970 1012 3456 789"
ACCOUNT = (
    "FR"
    + iban.calc_check_digits("FR00 3000 6000 0112 3456 7890 189")
    + (" 3000 6000 0112 3456 7890 189")
)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (f"Votre NIR {NIR_BODY}{nir.calc_check_digits(NIR_BODY)}", "NIR"),
        (f"carte {CARD}{luhn.calc_check_digit(CARD.replace(' ', ''))}", "card"),
        (f"compte {ACCOUNT}", "IBAN"),
        ("rappelez le 06 12 34 56 78", "phone 06"),
    ],
)
def test_real_looking_identifiers_are_refused(body, kind, known):
    assert [line for line in complaints([a_message(body)], known) if kind in line]


def test_numbers_of_fiction_and_public_lines_pass(known):
    body = "Appelez le 3646 ou le 06 39 98 12 34 ou le 01 99 00 11 22, pas le 0 892 705 705"
    assert list(complaints([a_message(body)], known)) == []


def test_messages_from_a_template_are_reported_unless_declared(known):
    body = "Votre colis est retenu, réglez les frais de douane avant demain soir sur le site"
    one, other = a_message(body), a_message(body + " svp", "x-002", "y")
    assert [line for line in complaints([one, other], known) if "x-001" in line]
    assert list(complaints([one, replace(other, campaign="x")], known)) == []


def test_coverage_adds_up(messages):
    lines = list(coverage(messages))
    total = [int(cell) for cell in lines[-1].split()[1:]]
    columns = [[int(cell) for cell in line.split()[1:]] for line in lines[1:-1]]
    assert [sum(column) for column in zip(*columns, strict=True)] == total
