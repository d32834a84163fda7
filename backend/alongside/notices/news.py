"""What happened to something of one's own, or to the coalition: the second half of `sources`."""

from sqlalchemy import exists, func, select
from sqlmodel import col

from alongside.checkins.models import CheckIn, CheckInReply
from alongside.coalitions.models import Membership
from alongside.coalitions.rules import MembershipStanding
from alongside.commitments.models import Commitment, Holding
from alongside.decisions.models import Decision, Note, Objection, Proposal
from alongside.decisions.notes import NoteKind
from alongside.decisions.outcomes import ProposalAbout, Review
from alongside.decisions.rules import Kind
from alongside.notices.columns import NEWS_SINCE, NOW, WAITS_SINCE, Rows, is_member, is_open, row, seat, unmuted
from alongside.notices.rules import What
from alongside.rounds.models import Stage, Turn


def _note(what: What, kind: NoteKind) -> Rows:
    return row(
        what,
        col(Note.id),
        moment=col(Note.published_at),
        coalition=col(Proposal.coalition_id),
        page=col(Proposal.id),
        title=col(Proposal.title),
    ).where(
        col(Note.kind) == kind,
        col(Note.published_at) > NEWS_SINCE,
        col(Proposal.id) == col(Note.proposal_id),
        col(Note.by_membership) != seat.c.id,
        unmuted(col(Note.by_membership)),
    )


_asked = select(col(Note.id), col(Note.by_membership)).subquery("asked")
note_answered = _note(What.NOTE_ANSWERED, NoteKind.ANSWER).where(
    _asked.c.id == col(Note.to_id), seat.c.id == _asked.c.by_membership
)
talk = _note(What.TALK, NoteKind.TALK).where(
    col(Objection.id) == col(Note.objection_id),
    col(Objection.membership_id) == seat.c.id,
    col(Objection.ended_at).is_(None),
)
# Voices are hidden until one has given one's own, or the stage is over.
objection = (
    row(
        What.OBJECTION,
        col(Objection.id),
        moment=col(Objection.raised_at),
        coalition=col(Proposal.coalition_id),
        page=col(Proposal.id),
        title=col(Proposal.title),
        # What was said in a stage is there for others once it has ended.
        began=func.coalesce(col(Stage.ended_at), col(Objection.raised_at)),
    )
    .join(Proposal, col(Proposal.id) == col(Objection.proposal_id))
    .join(seat, seat.c.id == col(Proposal.proposed_by))
    .join(Stage, col(Stage.id) == col(Objection.stage_id))
    .outerjoin(Turn, (col(Turn.stage_id) == col(Stage.id)) & (col(Turn.membership_id) == seat.c.id))
    .where(
        col(Stage.ended_at).is_not(None) | col(Turn.stage_id).is_not(None),
        col(Objection.ended_at).is_(None),
        col(Objection.membership_id) != seat.c.id,
        col(Objection.raised_at) > WAITS_SINCE,
    )
)
# Said as an expression, so that new replies are found first and then what they reply to: SQLite does not know how
# much is in a table, and would otherwise look through all check-ins there ever were for those that have a new reply.
_replied_to = func.coalesce(col(CheckInReply.check_in_id), col(CheckInReply.check_in_id))
reply = (
    row(
        What.REPLY,
        col(CheckInReply.id),
        moment=col(CheckInReply.at),
        coalition=col(CheckIn.coalition_id),
        page=col(CheckIn.commitment_id),
        title=col(Commitment.sentence),
    )
    .join(CheckIn, col(CheckIn.id) == _replied_to)
    .join(Commitment, col(Commitment.id) == col(CheckIn.commitment_id))
    .join(Holding, col(Holding.id) == col(CheckIn.holding_id))
    .join(seat, seat.c.id == col(Holding.membership_id))
    .where(
        col(CheckInReply.at) > NEWS_SINCE,
        col(CheckInReply.membership_id) != seat.c.id,
        unmuted(col(CheckInReply.membership_id)),
    )
)
# What one decided alone is one's own act.
_own_decision = exists().where(
    col(Proposal.id) == col(Decision.proposal_id), col(Proposal.proposed_by) == seat.c.id, col(Decision.asked) <= 1
)
decision = (
    row(
        What.DECISION,
        col(Decision.id),
        moment=col(Decision.effective_from),
        coalition=col(Decision.coalition_id),
        title=col(Decision.title),
    )
    .join(seat, seat.c.coalition_id == col(Decision.coalition_id))
    .where(
        is_member,
        col(Decision.kind) != Kind.FOUNDING,
        col(Decision.effective_from) > NEWS_SINCE,
        col(Decision.effective_from) <= NOW,
        col(Decision.effective_from) > seat.c.joined_at,
        ~_own_decision,
    )
)
_newcomer = select(Membership).where(col(Membership.left_at).is_(None)).subquery("newcomer")
welcome = (
    row(
        What.WELCOME,
        _newcomer.c.id,
        moment=_newcomer.c.joined_at,
        coalition=_newcomer.c.coalition_id,
        page=_newcomer.c.coalition_id,
        title=_newcomer.c.name,
    )
    .select_from(_newcomer)
    .join(seat, seat.c.coalition_id == _newcomer.c.coalition_id)
    .where(
        _newcomer.c.standing == MembershipStanding.NEWCOMER,
        _newcomer.c.joined_at > WAITS_SINCE,
        is_member,
        unmuted(_newcomer.c.id),
    )
)
_talked_about = exists().where(
    col(ProposalAbout.decision_id) == col(Review.decision_id),
    col(Stage.proposal_id) == col(ProposalAbout.proposal_id),
    col(Stage.ended_at).is_(None),
)
review = (
    row(
        What.REVIEW,
        col(Review.id),
        moment=col(Review.came_at),
        coalition=col(Review.coalition_id),
        page=col(Review.decision_id),
        title=col(Decision.title),
    )
    .join(Decision, col(Decision.id) == col(Review.decision_id))
    .join(seat, seat.c.coalition_id == col(Review.coalition_id))
    .where(
        col(Review.came_at) > WAITS_SINCE,
        col(Review.outcome).is_(None),
        is_member,
        is_open(col(Review.coalition_id)),
        ~_talked_about,
    )
)
