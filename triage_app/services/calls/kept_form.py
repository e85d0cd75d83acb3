"""What the log would keep of a message, made by the code that writes the log."""

from __future__ import annotations

import json

from classifier.records import Assessment
from triage_app.kept_form_record import KeptForm
from triage_app.store import message_json
from triage_app.store.cases import assessment_payload, domains_of


def kept_form(assessment: Assessment) -> KeptForm:
    """Return what is stored of a message and its verdict when the case is logged."""
    return KeptForm(
        message=json.loads(message_json.compact(assessment.message)),
        verdict={**assessment_payload(assessment), "domains": domains_of(assessment)},
        excerpt=message_json.excerpt(assessment.message),
        masked=assessment.masked,
    )
