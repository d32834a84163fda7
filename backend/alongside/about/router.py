"""GET /about: what the sign-in page needs to know."""

from fastapi import APIRouter
from pydantic import BaseModel

from alongside import __version__
from alongside.core.locales import LANGUAGES, say
from alongside.core.problems import language_of
from alongside.installation.queries import state
from alongside.permissions.dependencies import Asking, route
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["about"])


class FormalRoute(BaseModel):
    """Where people of this workplace turn with threats, assault and repeated harm: words, and a link if there is one.

    The words are the operator's, else a general sentence in the language that is asked for.
    """

    words: str
    url: str | None


class About(BaseModel):
    """The installation's name, languages and ways in."""

    name: str
    version: str
    languages: list[str]
    demo: bool
    mail: bool
    setup_needed: bool
    asks_about_employment: bool
    formal_route: FormalRoute


@router.get("/about", **route(Permission.ABOUT_READ))
async def about(call: Asking) -> About:
    """What this installation is, for a page that nobody has signed in to."""
    known = await state(call.database)
    return About(
        name=call.settings.name,
        version=__version__,
        languages=list(LANGUAGES),
        demo=known.demo,
        mail=bool(call.settings.smtp_url) or known.demo,
        asks_about_employment=call.settings.asks_about_employment,
        setup_needed=known.setup_needed,
        formal_route=FormalRoute(
            words=call.settings.formal_route_words or say(language_of(call.request), "formal_route"),
            url=call.settings.formal_route_url or None,
        ),
    )
