"""The sites that a message leads to and that belong to no known organisation."""

from __future__ import annotations

from classifier.indicators.context import Context, Destination


def unowned_destinations(context: Context) -> list[Destination]:
    """Return the destinations that belong to no known organisation, those of services apart.

    The address of a shortener or a tracker says nothing about who is behind it.
    """
    return context.once(unowned_destinations, lambda: _unowned_destinations(context))


def _unowned_destinations(context: Context) -> list[Destination]:
    owner_of = context.organisations.owner_of
    return [
        destination
        for destination in context.destinations
        if not destination.hides and owner_of(destination.host) is None
    ]


def strange_destinations(context: Context) -> list[Destination]:
    """Return the destinations for which no known organisation answers."""
    return context.once(strange_destinations, lambda: _strange_destinations(context))


def _strange_destinations(context: Context) -> list[Destination]:
    organisations = context.organisations
    return [
        destination
        for destination in context.destinations
        if not destination.hides
        and (
            organisations.owner_of(destination.host) is None
            or organisations.is_on_free_hosting(destination.host)
        )
    ]
