"""The demo's own routes, and that an installation of real people has none of them."""

from pathlib import Path

import pytest

from alongside.coalitions.rules import Visibility
from alongside.core.database import Database
from alongside.core.errors import NotFound
from alongside.core.lock import folder_lock
from alongside.demo.service import come_in
from alongside.installation import service as installation
from alongside.installation.mails import deliver_due
from alongside.people.service import NewSession
from alongside.settings import Settings
from alongside.tables import metadata
from tests.world import World

pytestmark = pytest.mark.anyio


async def test_about_says_that_it_is_a_demo_which_can_mail_and_needs_no_set_up(demo: World) -> None:
    about = (await demo.anonymous().get("/about")).json()
    assert (about["demo"], about["mail"], about["setup_needed"]) == (True, True, False)


async def test_everyone_is_shown_where_they_are_with_what_they_are_there(demo: World) -> None:
    room = await demo.coalition("Room for everyone")
    lifts = await demo.coalition("Lifts that work", Visibility.HIDDEN)
    dana, _ = await demo.person("Dana", language="ar")
    await demo.join(dana, room)
    await demo.join(dana, lifts)
    await demo.newcomer(room, "Noor")
    await demo.follower(room, "Ingrid")
    await demo.former_member(room, "Femi")
    items = (await demo.anonymous().get("/demo/people")).json()["items"]
    assert [(item["group"], item["name"], item["standing"]) for item in items] == [
        ("Lifts that work", "Dana", "member"),
        ("Room for everyone", "Dana", "member"),
        ("Room for everyone", "Ingrid", "follower"),
        ("Room for everyone", "Noor", "newcomer"),
        ("In no coalition", "Femi", None),
    ]
    assert items[2]["about"] == f"A leader who follows, until {items[2]['until']}"
    assert items[0]["language"] == "ar"


async def test_what_they_are_is_said_in_the_readers_language(demo: World) -> None:
    await demo.person("Femi")
    [item] = (await demo.anonymous("fr").get("/demo/people")).json()["items"]
    assert item["group"] == "Dans aucune coalition"


async def test_one_press_signs_in_as_anyone_and_out_as_whom_one_was(demo: World) -> None:
    dana, _ = await demo.person("Dana")
    noor, _ = await demo.person("Noor")
    browser = demo.anonymous()
    for person in (dana, noor):
        assert (await browser.post("/demo/sign-in", {"person_id": str(person.id)})).status_code == 200
        assert (await browser.get("/me")).json()["name"] == person.name
    first = (await browser.get("/me/sessions")).json()["items"]
    assert len([item for item in first if item["current"]]) == 1


async def test_nobody_is_invented_by_asking_for_them(demo: World) -> None:
    missing = await demo.anonymous().post("/demo/sign-in", {"person_id": "7c1e2b9e-6f4c-4a83-9d8e-0f8f2a1b3c4d"})
    assert missing.status_code == 404
    wrong = await demo.anonymous().post("/demo/sign-in", {"person_id": "7"})
    assert wrong.status_code == 422
    assert wrong.json()["errors"][0]["pointer"] == "/person_id"


async def test_mails_of_a_demo_are_kept_on_its_page_and_their_links_work(demo: World, demo_settings: Settings) -> None:
    dana, _ = await demo.person("Dana", language="es")
    for email in (dana.email, "nobody@example.org"):
        assert (await demo.anonymous().post("/sign-in/link", {"email": email})).status_code == 202
    with_server = demo_settings.model_copy(update={"smtp_url": "smtp://127.0.0.1:1"})
    assert await deliver_due(demo.database, with_server) == 1
    [mail] = (await demo.anonymous().get("/demo/mails")).json()["items"]
    assert mail["to"] == dana.email
    assert mail["subject"] == "Tu enlace para iniciar sesión"
    token = mail["text"].partition("/sign-in/link#")[2].split()[0]
    browser = demo.anonymous()
    assert (await browser.post("/sign-in/link/use", {"token": token})).status_code == 200
    assert (await browser.get("/me")).json()["name"] == "Dana"


async def test_mails_come_in_pages_the_last_first(demo: World, demo_settings: Settings) -> None:
    dana, _ = await demo.person("Dana")
    for _ in range(3):
        await demo.anonymous().post("/sign-in/link", {"email": dana.email})
        await deliver_due(demo.database, demo_settings)
    first = (await demo.anonymous().get("/demo/mails", params={"limit": 2})).json()
    rest = (await demo.anonymous().get("/demo/mails", params={"limit": 2, "after": first["next"]})).json()
    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (2, 1, None)
    assert first["items"][0]["sent_at"] >= first["items"][1]["sent_at"] >= rest["items"][0]["sent_at"]


async def test_starting_for_real_makes_an_empty_installation_that_its_link_sets_up(
    demo: World, demo_settings: Settings
) -> None:
    await demo.person("Dana")
    browser = demo.anonymous()
    first = await browser.post("/demo/start-for-real")
    assert first.status_code == 201
    assert first.json()["command"] == "make run DEMO=0"
    again = await browser.post("/demo/start-for-real")
    links = [answer.json()["setup_link"] for answer in (first, again)]
    assert links[0] != links[1]
    assert links[1].startswith("http://localhost:8000/setup#")

    real = Database(f"sqlite:///{demo_settings.data_dir.parent / 'alongside' / 'alongside.db'}")
    with real.engine.connect() as connection:
        assert connection.execute(metadata.tables["person"].select()).all() == []
    assert real.write_now(lambda session: installation.start(session, demo=False)).demo is False
    real.write_now(lambda session: installation.use_setup(session, links[1].partition("#")[2]))
    real.dispose()

    refused = await browser.post("/demo/start-for-real")
    assert refused.status_code == 409
    assert refused.json()["code"] == "real_one_is_set_up"
    assert "make run DEMO=0" in refused.json()["detail"]


async def test_a_real_installation_that_runs_is_left_alone(demo: World, demo_settings: Settings) -> None:
    with folder_lock(demo_settings.data_dir.parent / "alongside"):
        refused = await demo.anonymous().post("/demo/start-for-real")
    assert refused.json()["code"] == "real_one_runs"


async def test_a_folder_that_can_not_be_written_is_said(demo: World, demo_settings: Settings) -> None:
    (demo_settings.data_dir.parent / "alongside").write_text("in the way")
    refused = await demo.anonymous().post("/demo/start-for-real")
    assert refused.status_code == 409
    assert refused.json()["code"] == "real_one_unwritable"


async def test_a_page_of_another_site_can_not_press_for_anyone(demo: World) -> None:
    dana, _ = await demo.person("Dana")
    browser = demo.anonymous()
    browser.http.headers["Origin"] = "https://evil.example"
    for path, body in (("/demo/sign-in", {"person_id": str(dana.id)}), ("/demo/start-for-real", {})):
        assert (await browser.post(path, body)).json()["code"] == "cross_site"


async def test_real_people_have_no_demo_routes(world: World, tmp_path: Path) -> None:
    dana, browser = await world.person("Dana")
    for asking in (world.anonymous(), browser):
        nothing = await asking.get("/nothing-here")
        for path in ("/demo/people", "/demo/mails"):
            answer = await asking.get(path)
            assert (answer.status_code, answer.content) == (404, nothing.content)
        for path, body in (("/demo/sign-in", {"person_id": str(dana.id)}), ("/demo/start-for-real", {})):
            answer = await asking.post(path, body)
            assert (answer.status_code, answer.content) == (404, nothing.content)
    assert not (tmp_path.parent / "alongside").exists()


async def test_the_use_case_itself_refuses_to_let_anyone_in_as_a_real_person(world: World) -> None:
    """A second wall behind the route's."""
    dana, _ = await world.person("Dana")
    with pytest.raises(NotFound):
        await world.database.write(lambda session: come_in(session, dana.id, NewSession("x"), actor=None))
