"""The workplace's formal route stands where a text can be reported, in words of the operator or of our own."""

import pytest
from pydantic import ValidationError

from alongside.core.locales import LANGUAGES
from alongside.settings import Settings
from tests.world import World

pytestmark = pytest.mark.anyio


async def test_without_words_of_the_operator_a_sentence_in_each_language_names_it(world: World) -> None:
    told = [(await world.anonymous(language).get("/about")).json()["formal_route"] for language in LANGUAGES]
    assert len({one["words"] for one in told}) == len(LANGUAGES)
    assert {one["url"] for one in told} == {None}


async def test_the_operator_s_words_and_link_are_shown_as_they_are(world: World) -> None:
    words, url = "Write to the advisers.", "mailto:advisers@example.org"
    changed = world.app.state.settings.model_copy(update={"formal_route_words": words, "formal_route_url": url})
    world.app.state.settings = changed
    assert (await world.anonymous("fr").get("/about")).json()["formal_route"] == {"words": words, "url": url}


@pytest.mark.parametrize("url", ["javascript:alert(1)", "advisers", "data:text/html,x"])
def test_a_link_that_leads_nowhere_known_is_refused(url: str) -> None:
    with pytest.raises(ValidationError, match="formal route"):
        Settings(formal_route_url=url, _env_file=None)
