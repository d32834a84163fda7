"""How a decision is called and cited."""

from zoneinfo import ZoneInfo

from alongside.coalitions.models import Coalition
from alongside.core.locales import DEFAULT_LANGUAGE, say
from alongside.decisions.models import Decision, Proposal
from alongside.decisions.rules import Kind
from alongside.permissions.actor import Actor


def title_of(decision: Decision, actor: Actor | None) -> str:
    """The founding act has no words of a person's in its title: it is named in the reader's language."""
    return say(actor.language, "founding_title") if actor and decision.kind is Kind.FOUNDING else decision.title


def path_of(decision: Decision) -> str:
    """Where its page is, without the address of the installation."""
    return f"/c/{decision.coalition_id}/decisions/{decision.id}"


def citation(decision: Decision, coalition: Coalition, actor: Actor | None, origin: str) -> str:
    """One line that tells which decision is meant and where it is, in the reader's language.

    Its day is the coalition's; `origin` is the address of the installation.
    """
    day = decision.effective_from.astimezone(ZoneInfo(coalition.zone)).date()
    return say(
        actor.language if actor else DEFAULT_LANGUAGE,
        "citation",
        coalition=coalition.name,
        number=decision.number,
        title=title_of(decision, actor),
        day=day.isoformat(),
        path=f"{origin}{path_of(decision)}",
    )


def said_forgotten(proposal: Proposal | None, actor: Actor | None) -> str | None:
    """That what was said in a round was forgotten at its time, in the reader's language; empty while it is kept."""
    if proposal is None or proposal.forgotten_at is None:
        return None
    return say(actor.language if actor else DEFAULT_LANGUAGE, "record_said_forgotten")
