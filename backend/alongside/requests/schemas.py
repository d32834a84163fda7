"""Shapes of one question on its own page."""

from datetime import date

from pydantic import BaseModel

from alongside.consents.rules import InName
from alongside.consents.schemas import ConsentOut
from alongside.decisions.payloads import Particulars
from alongside.decisions.rules import Kind
from alongside.decisions.schemas import Reference, RefersTo
from alongside.support.rules import AskKind


class WouldBeDone(BaseModel):
    """What a yes is bound to besides the words: what a proposal would do and for how long, what a follower is asked.

    `about` is the action or initiative that an ask serves or a line is about, and the commitment whose part is asked
    about; without a title where its reader may not read it.
    """

    kind: Kind | None = None
    payload: Particulars
    refers_to: RefersTo
    trial_days: int | None = None
    review_on: date | None = None
    note: str | None = None
    ask: AskKind | None = None
    asked_of: str | None = None
    wanted_by: date | None = None
    about: Reference | None = None


class QuestionOut(ConsentOut):
    """A question with all that its answer would bring about, as it was asked, and in whose name that would be.

    Who else is asked is between each of them and the one who asks. `in_name` is empty for what two would carry.
    """

    in_name: InName | None
    would: WouldBeDone | None
