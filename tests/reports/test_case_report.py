"""One case is one page, whatever it holds, and no address in it is live."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from classifier.records import Label, Message
from triage_app.export_records import ExportedCase
from triage_app.records import CaseDetail, CaseNote, Dissent, Outcome, Role
from triage_app.reporting.case_report import case_report
from triage_app.reporting.pdf_file import pdf_bytes
from triage_app.reporting.words import ReportWords

HOW = "Transférez le SMS tel quel au 33700, sans commentaire\u00a0: c’est gratuit. " * 4
WORDS = ReportWords("fr", {})


def pages_of(case, message, as_of, notes=(), reasons=()):
    detail = CaseDetail(case, message, (), notes)
    one = ExportedCase(case, "2026-11-20T09:00:00+01:00", Dissent.CHECKED, reasons)
    report = case_report(detail, one, WORDS, as_of, HOW)
    content = pdf_bytes(report, WORDS, date(2026, 11, 23))
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


def test_a_case_tells_judgements_signs_and_text(make_case, as_of):
    case = make_case(7, label=Label.SCAM, outcomes=(Outcome.GAVE_CARD,))
    message = Message("Payez sur http://ameli-infos.top/x au ⟨TEL_MOBILE⟩", sender="Ameli")
    notes = (CaseNote(1, "2026-11-18T10:00:00+01:00", "amandine", Role.AGENT, "Rappelé"),)
    reasons = ("Le lien mène à ameli-infos.top.",)
    (page,) = pages_of(case, message, as_of, notes, reasons)
    for text in ("Cas n°\u00a07", "Arnaque", "A donné sa carte", "20 nov. 2026", "Rappelé"):
        assert text.replace("\u00a0", " ") in page.replace("\u00a0", " ")
    assert "ameli-infos.top" not in page
    assert page.count("ameli-infos[.]top") == 3  # domains, sign, text
    assert "[tel mobile]" in page
    assert "Comment le signaler" in page
    assert "amandine" not in page


@pytest.mark.parametrize(
    "body", ["mot " * 9000, "ligne\n" * 900, "a" * 9000, "\n\n\n", "WWWW " * 900]
)
def test_the_longest_case_is_one_page_too(make_case, as_of, body):
    case = make_case(
        7, domains=tuple(f"{'a' * 50}{n}.top" for n in range(40)), outcomes=tuple(Outcome)
    )
    note = CaseNote(1, "2026-11-18T10:00:00+01:00", "a", Role.AGENT, "note " * 90)
    message = Message(body, sender="s" * 400, subject="o" * 400)
    pages = pages_of(case, message, as_of, (note,) * 9, ("Un indice assez long. " * 9,) * 30)
    assert len(pages) == 1
    assert "Registre" in pages[0]


def test_a_case_without_its_text_says_so(make_case, as_of):
    (page,) = pages_of(make_case(7), None, as_of)
    assert "n’est plus conservé" in page
