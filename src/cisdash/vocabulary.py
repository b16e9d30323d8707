"""The closed lists of the trade: every word a record may use where only a few are allowed.

The names are the field's standard terms; what a reader sees of them stands in words/en.yaml and
words/ru.yaml under the name of the list. Adding a value here means adding it there.
"""

from enum import StrEnum


class SourceKind(StrEnum):
    """What stands behind a source, in the default order of trust."""

    ACT = "act"  # the text of an act, or its depositary
    OFFICIAL = "official"  # a body or a state about its own acts
    PRESS = "press"  # news agencies and papers
    DATASET = "dataset"  # tables made by others
    ENCYCLOPEDIA = "encyclopedia"  # encyclopedias and almanacs
    WEAK = "weak"  # all else: never trusted alone without saying so


class StateCircle(StrEnum):
    """Why a state is in the dataset."""

    COMMONWEALTH = "commonwealth"  # was in the CIS at some time, by at least one source
    NEIGHBOUR = "neighbour"  # sits in one of the bodies, was never in the CIS


class BodyKind(StrEnum):
    """What a body is in the structure of the Commonwealth."""

    COMMONWEALTH = "commonwealth"  # the CIS itself
    CHARTER = "charter"  # a body named in the Charter or created beside it by the heads of state
    SECTORAL = "sectoral"  # a body of cooperation in one field
    PARLIAMENT = "parliament"  # the Interparliamentary Assembly and its bodies
    ARRANGEMENT = "arrangement"  # a treaty's own circle of participants: free trade area, air defence
    OUTSIDE = "outside"  # another organisation to which states of the region belong


class MembershipStatus(StrEnum):
    """A state's standing in a body."""

    FOUNDING = "founding"
    MEMBER = "member"
    ASSOCIATE = "associate"
    OBSERVER = "observer"
    PARTICIPATING = "participating"  # takes part, by the source's word; says nothing of membership
    SUSPENDED = "suspended"
    NON_PARTICIPATING = "non_participating"  # ended its part; whether it left by law is in dispute
    NOT_MEMBER = "not_member"  # a source says that it is not one


class MeetingKind(StrEnum):
    """What sort of meeting it was called."""

    FOUNDING = "founding"
    REGULAR = "regular"
    EXTRAORDINARY = "extraordinary"
    INFORMAL = "informal"
    JOINT = "joint"  # of two bodies together
    NOT_STATED = "not_stated"


class MeetingStatus(StrEnum):
    """What is known of whether it took place. Planned is not held."""

    HELD = "held"
    PLANNED = "planned"  # announced; no report was found
    MOVED = "moved"  # announced for this date, then given another
    CANCELLED = "cancelled"


class Level(StrEnum):
    """At which level a state was represented at a meeting."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    DEPUTY_HEAD_OF_GOVERNMENT = "deputy_head_of_government"
    SPEAKER = "speaker"
    MINISTER = "minister"
    DEPUTY_MINISTER = "deputy_minister"
    AMBASSADOR = "ambassador"
    SECRETARY_GENERAL = "secretary_general"
    OTHER = "other"
    NOT_STATED = "not_stated"


class Presence(StrEnum):
    """How a state took part in a meeting."""

    PRESENT = "present"
    ONLINE = "online"
    ABSENT = "absent"
    EXPECTED = "expected"  # announced before the meeting


class TermBasis(StrEnum):
    """Why a state held the chair."""

    ROTA = "rota"  # its turn in the order of the alphabet
    ELECTED = "elected"  # a person or state chosen by name
    PROLONGED = "prolonged"  # an earlier term made longer
    INTERIM = "interim"  # until somebody else takes over
    SUBSTITUTE = "substitute"  # in place of a state that declined or left
    NOT_STATED = "not_stated"


class TermStatus(StrEnum):
    """Whether a chair term was served."""

    SERVED = "served"  # served or being served
    DECIDED = "decided"  # decided for a time that had not come when the source was written
    EXPECTED = "expected"  # by the order of the rota alone; no decision found
    DECLINED = "declined"  # given to a state that declined or gave it back


class ActKind(StrEnum):
    """The form of an act."""

    TREATY = "treaty"
    AGREEMENT = "agreement"
    CONVENTION = "convention"
    PROTOCOL = "protocol"
    CHARTER = "charter"
    PROGRAMME = "programme"
    CONCEPT = "concept"
    STRATEGY = "strategy"
    PLAN = "plan"
    DECLARATION = "declaration"
    STATEMENT = "statement"
    DECISION = "decision"
    DECREE = "decree"  # an act of one state's government
    REGULATION = "regulation"  # statute of a body, rules
    OTHER = "other"


class ActField(StrEnum):
    """The field of cooperation an act belongs to."""

    INSTITUTIONS = "institutions"
    SECURITY = "security"
    BORDERS = "borders"
    DEFENCE = "defence"
    JUSTICE = "justice"
    ECONOMY = "economy"
    ENERGY = "energy"
    TRANSPORT = "transport"
    MIGRATION = "migration"
    HEALTH = "health"
    ENVIRONMENT = "environment"
    EDUCATION = "education"
    CULTURE = "culture"
    INFORMATION = "information"
    FOREIGN = "foreign"
    OTHER = "other"


class ActScope(StrEnum):
    """Between whom an act is made."""

    MULTILATERAL = "multilateral"
    BILATERAL = "bilateral"
    NATIONAL = "national"  # an act of one state that matters here


class ActStatus(StrEnum):
    """The state of an act as a whole, by its sources."""

    PLANNED = "planned"
    ADOPTED = "adopted"  # adopted or signed; nothing more was found
    IN_FORCE = "in_force"
    NOT_IN_FORCE = "not_in_force"
    EXPIRED = "expired"
    TERMINATED = "terminated"


class Consent(StrEnum):
    """Whether states consent to be bound by the act one by one."""

    REQUIRED = "required"
    NOT_APPLICABLE = "not_applicable"  # a decision, programme, statement: adopted by a body
    NOT_STATED = "not_stated"


class ActionKind(StrEnum):
    """What one state did about an act."""

    SIGNED = "signed"
    NOT_SIGNED = "not_signed"
    ADOPTED = "adopted"
    RATIFIED = "ratified"
    APPROVED = "approved"
    PROCEDURES_DONE = "procedures_done"
    CONSENTED = "consented"  # consent given; the source does not say which kind
    ACCEDED = "acceded"
    DEPOSITED = "deposited"
    PROVISIONAL = "provisional"
    IN_FORCE = "in_force"
    RESERVATION = "reservation"
    WITHDRAWAL_NOTICE = "withdrawal_notice"
    WITHDRAWN = "withdrawn"


class LinkKind(StrEnum):
    """How one act stands to another."""

    AMENDS = "amends"
    REPLACES = "replaces"
    PROTOCOL_TO = "protocol_to"
    APPROVES = "approves"
    IMPLEMENTS = "implements"
    FOLLOWS = "follows"  # takes up where the earlier one ended


class InitiativeStatus(StrEnum):
    """How far a proposal has come."""

    PROPOSED = "proposed"
    SUPPORTED = "supported"
    UNDER_WAY = "under_way"
    ESTABLISHED = "established"
    REJECTED = "rejected"


class RepresentationStatus(StrEnum):
    """How far the opening of an office abroad has come."""

    DECIDED = "decided"
    OPEN = "open"
    DISPUTED = "disputed"
    CLOSED = "closed"


class OfficeRole(StrEnum):
    """The office a person holds, by rank."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    MINISTER = "minister"
    DEPUTY_MINISTER = "deputy_minister"
    SPEAKER = "speaker"
    SECRETARY = "secretary"  # executive secretary, secretary general
    CHAIR_OF_BODY = "chair_of_body"
    COMMISSIONER = "commissioner"
    AMBASSADOR = "ambassador"
    OTHER = "other"


class EventKind(StrEnum):
    """What happened, where no other kind of record has room for it."""

    VISIT = "visit"
    TALKS = "talks"
    STATEMENT = "statement"
    RECEPTION = "reception"
    HANDOVER = "handover"
    DECISION = "decision"
    REPORT = "report"
    FORUM = "forum"
    EXERCISE = "exercise"
    ELECTION = "election"  # a vote, or its observation by the Commonwealth
    ANNIVERSARY = "anniversary"
    OTHER = "other"


class ConflictKind(StrEnum):
    """What the sources disagree about."""

    DATE = "date"
    PLACE = "place"
    MEMBERSHIP = "membership"
    NAME = "name"
    COUNT = "count"
    STATUS = "status"
    ATTRIBUTION = "attribution"  # who did it, who proposed it, who was there
    OTHER = "other"


class DesignationKind(StrEnum):
    """What a year, a city or a date was declared to be."""

    YEAR_OF = "year_of"  # the Commonwealth's theme of a year
    CULTURAL_CAPITAL = "cultural_capital"
    YOUTH_CAPITAL = "youth_capital"
    SPORTS_CAPITAL = "sports_capital"
    GAMES = "games"  # the host of the Games of the countries of the CIS
    ANNIVERSARY = "anniversary"
    CITY_TITLE = "city_title"  # any other title given to a city


class DesignationStatus(StrEnum):
    """How far a designation has come."""

    PROPOSED = "proposed"
    DESIGNATED = "designated"  # decided; says nothing of what was then held
