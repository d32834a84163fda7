"""What members send: how a coalition begins, proposals and their versions, answers and notes."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, SkipValidation

from alongside.coalitions.rules import Visibility
from alongside.consents.rules import NAMED_AT_MOST, InName
from alongside.consents.schemas import InWhoseName, Named
from alongside.core.days import Day
from alongside.core.text import Body, Sentence, Text, Title, Words, Zone
from alongside.decisions.notes import NoteKind
from alongside.decisions.payloads import Payload
from alongside.decisions.rules import TRIAL_AT_MOST, Answer, Change, Kind, Weight

TrialDays = Annotated[int, Field(ge=1, le=TRIAL_AT_MOST)]


class FoundingDraft(Body):
    """How a coalition begins: a name, and why it is there. `zone` is where its days begin; by default one's own."""

    name: Title
    purpose: Words
    visibility: Visibility
    zone: Zone | None = None


class WhatIsSaid(Body):
    """Words, and what is done with them: by default reviewed a year away; a trial ends by itself after `trial_days`."""

    title: Title
    text: Text
    review_on: Day | None = None
    trial_days: TrialDays | None = None
    # Which of these it is depends on the kind; the service checks it by the table in `effects.py`.
    payload: Annotated[Payload, SkipValidation]


class TextDraft(WhatIsSaid, InWhoseName):
    """The words of a proposal, whom they name, and in whose name they are said."""


class ProposalDraft(TextDraft):
    """What one proposes to all."""

    kind: Literal[
        Kind.ACTION,
        Kind.FOLLOWER,
        Kind.GROUP,
        Kind.INITIATIVE,
        Kind.AGREEMENT,
        Kind.PURPOSE,
        Kind.RHYTHM,
        Kind.RESTING,
        Kind.WAKING,
        Kind.CLOSING,
        Kind.RENEWAL,
        Kind.RETIREMENT,
        Kind.CHOICE,
        Kind.LOT,
    ]
    weight: Weight | None = None


class VersionDraft(WhatIsSaid):
    """The next version. After a change of substance everyone is asked again; `note` says what it changes and why.

    Whom it names, and in whose name it is said, is as in the version that it is based on where it is left out.
    """

    names: Named | None = None
    in_name: InName | None = None
    with_people: Named | None = None
    mandates: dict[UUID, UUID] = Field(default_factory=dict, max_length=NAMED_AT_MOST)

    change: Literal[Change.SUBSTANCE, Change.WORDING]
    note: Sentence | None = None


class ResponseDraft(Body):
    """One's own answer to one version. An objection names a harm one foresees; a concern says which it is."""

    answer: Answer
    version: Annotated[int, Field(ge=1, le=1_000_000)]
    words: Words | None = None
    harm: Words | None = None
    safe_enough: Words | None = None


class AffectedDraft(Body):
    """Whether the matter affects oneself: nobody can say it for another."""

    affects_me: bool = True


class NoteDraft(Body):
    """Something to say. An answer goes `to` its question, talk to its objection; `names` are asked first."""

    kind: NoteKind
    text: Words
    to: UUID | None = None
    objection_id: UUID | None = None
    names: Named = Field(default_factory=list)
