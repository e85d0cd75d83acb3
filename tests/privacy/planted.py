"""All messages with planted identifiers, none of which may be stored.

Every person, number and address is invented (see `invented_numbers`). A test puts the folder of
this file into `sys.path`, as `conftest.py` does.
"""

from __future__ import annotations

from planted_message import Planted, survivors
from planted_numbers import planted_numbers
from planted_people import planted_people

__all__ = ["ALWAYS", "PLANTED", "Planted", "survivors"]

PLANTED = (*planted_numbers(), *planted_people())

ALWAYS = frozenset("nir iban card phone email secret".split())
"""Kinds of which not one may survive; names and addresses have a bound of their own."""
