"""A filter of cases as a person wrote it, in the notation of the log."""

from __future__ import annotations

from dataclasses import replace

from classifier.text.links import host_of, refang
from classifier.text.suffixes import registered_domain
from triage_app.records import CaseFilter
from triage_app.services.calls.notes import file_reference


def resolved(wanted: CaseFilter) -> CaseFilter:
    """Return a filter with ids and domains as the log has them."""
    return replace(
        wanted,
        scenario=wanted.scenario.upper(),
        domain=_domain_of(wanted.domain),
        caller_file=file_reference(wanted.caller_file) if wanted.caller_file else "",
    )


def _domain_of(untrusted_typed: str) -> str:
    """Return the registered domain of a domain or an address, also of a defanged one."""
    if not untrusted_typed:
        return ""
    host = host_of(refang(untrusted_typed))
    return registered_domain(host) or host or untrusted_typed
