"""Frozen, validated records: one class a kind, one folder of data/ a kind."""

from collections.abc import Mapping
from types import MappingProxyType

from cisdash.records.agreements import Agreement, Representation
from cisdash.records.base import Identified
from cisdash.records.bodies import Body, Membership
from cisdash.records.chronicle import Designation, Event, Figure, Initiative
from cisdash.records.conflicts import Conflict
from cisdash.records.meetings import Chairmanship, Meeting
from cisdash.records.people import Award, Person, Term
from cisdash.records.places import City, State
from cisdash.records.sources import Source

KINDS: Mapping[str, type[Identified]] = MappingProxyType(
    {
        "sources": Source,
        "states": State,
        "cities": City,
        "bodies": Body,
        "people": Person,
        "terms": Term,
        "meetings": Meeting,
        "chairmanships": Chairmanship,
        "agreements": Agreement,
        "memberships": Membership,
        "initiatives": Initiative,
        "designations": Designation,
        "figures": Figure,
        "representations": Representation,
        "awards": Award,
        "events": Event,
        "conflicts": Conflict,
    }
)
