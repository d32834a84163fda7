"""Shapes of agreements."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from alongside.agreements.rules import AgreementKind


class AgreementOut(BaseModel):
    """One version of an agreement. `restores` is the version that came back when a trial ended.

    `acknowledged_by_me` is shown to the reader alone. `weekday` is the day of check-ins, for the rhythm.
    """

    id: UUID
    coalition_id: UUID
    kind: AgreementKind
    subject_id: UUID
    title: str
    text: str
    weekday: int | None
    version: int
    decision_id: UUID
    decision_number: int
    effective_from: datetime
    review_on: date
    restores: int | None
    in_force: bool
    retired: bool
    acknowledged_by_me: bool
    abilities: dict[str, bool]


class AgreementVersion(BaseModel):
    """One version in the list of an agreement's versions. One that is `retired` ended it."""

    id: UUID
    version: int
    title: str
    decision_id: UUID
    decision_number: int
    effective_from: datetime
    retired: bool
    restores: int | None


class AgreementWithVersions(AgreementOut):
    """One version of an agreement among all of its versions, the newest first."""

    versions: list[AgreementVersion]
