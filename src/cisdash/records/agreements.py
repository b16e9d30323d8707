"""Acts of the Commonwealth and between its states, and what each state did about them."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from cisdash.records.base import (
    AgreementId,
    Bilingual,
    BodyId,
    Cites,
    CityId,
    MeetingId,
    Part,
    Record,
    StateId,
    Title,
    When,
    runs_forward,
)
from cisdash.vocabulary import (
    ActField,
    ActionKind,
    ActKind,
    ActScope,
    ActStatus,
    Consent,
    LinkKind,
    RepresentationStatus,
)


class Action(Part):
    """What one state did about an act. Notice and effect of a withdrawal are two actions.

    ``by_rule`` marks a day that no source states: it follows from a dated deposit by the act's own rule, and
    both are cited.
    """

    state: StateId
    kind: ActionKind
    on: When | None = None
    by_rule: bool = False
    note: Bilingual | None = None
    cites: Cites


class ActLink(Part):
    """How this act stands to another."""

    kind: LinkKind
    to: AgreementId


class Agreement(Record):
    """A treaty, agreement, programme, concept, statement or decision."""

    title: Title
    short: Title | None = None  # the name it goes by
    kind: ActKind
    field: ActField
    scope: ActScope = ActScope.MULTILATERAL
    status: ActStatus = ActStatus.ADOPTED
    consent: Consent = Consent.NOT_STATED
    signed_on: When | None = None  # signed, adopted or approved: the act's own date
    signed_in: CityId | None = None
    body: BodyId | None = None
    meeting: MeetingId | None = None
    depositary: Title | None = None
    consents_needed: Annotated[int, Field(ge=1)] | None = None  # for the text to enter into force
    in_force_on: When | None = None
    valid_from: When | None = None
    valid_to: When | None = None
    parties: tuple[StateId, ...] = ()
    summary: Bilingual | None = None
    pending: tuple[Bilingual, ...] = ()  # what is still missing before it enters into force
    links: tuple[ActLink, ...] = ()
    actions: tuple[Action, ...] = ()

    @model_validator(mode="after")
    def _forward(self) -> Self:
        runs_forward(self.valid_from, self.valid_to, "the validity")
        runs_forward(self.signed_on, self.in_force_on, "the way from signing into force")
        return self


class Representation(Record):
    """An office that an authority of one state opens in another."""

    sender: StateId
    host: StateId
    city: CityId
    authority: Bilingual
    agreement: AgreementId | None = None
    status: RepresentationStatus
    since: When | None = None
    tasks: tuple[Bilingual, ...] = ()
    note: Bilingual | None = None
