"""What is wrong with a request is told as a problem with a stable code, in the reader's language, without an echo."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx import Response

from alongside.core.errors import FieldError
from alongside.core.locales import catalogue
from alongside.core.web import MAX_BODY
from tests.permissions.stage import Stage, set_up
from tests.world import World

pytestmark = pytest.mark.anyio
LANGUAGES = ("en", "ar")
SECRET = "canary-7f3a"
HERE = "/api/v1/coalitions/{coalition_id}"
ACTIONS, COMMITMENTS, PROPOSALS = f"{HERE}/actions", f"{HERE}/commitments", f"{HERE}/proposals"


@pytest.fixture
async def stage(world: World) -> Stage:
    return await set_up(world)


async def sent(stage: Stage, method: str, path: str, language: str, **request: Any) -> Response:
    """As the co-owner. Headers that a case does not speak of are right."""
    headers = {"Idempotency-Key": uuid4().hex, "Accept-Language": language} | request.pop("headers", {})
    headers = {name: value for name, value in headers.items() if value is not None}
    browser = stage.browsers["co_owner"].http
    return await browser.request(method, stage.path(path), headers=headers, **request)


def problem(answer: Response, status: int, code: str, language: str) -> dict[str, Any]:
    """The one error shape, told in the reader's language, without what was sent."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["content-language"] == language
    found: dict[str, Any] = answer.json()
    assert (found["status"], found["code"]) == (status, code)
    words = catalogue(language)[code].partition("{")[0]
    assert found["detail"].startswith(words)
    assert SECRET not in answer.text
    return found


def draft(**changes: Any) -> dict[str, Any]:
    return {"title": "A quiet room", "brought_along": True} | changes


FIELDS: list[tuple[str, str, Any, str, str]] = [
    ("an unknown field", ACTIONS, draft(colour=SECRET), "/colour", "field_unknown"),
    ("a missing field", ACTIONS, {"about": SECRET}, "/title", "field_missing"),
    ("a number for a text", ACTIONS, draft(title=7), "/title", "wrong_form"),
    ("a list for a text", ACTIONS, draft(title=[SECRET]), "/title", "wrong_form"),
    ("nothing for a text", ACTIONS, draft(title=None), "/title", "wrong_form"),
    ("too long", ACTIONS, draft(title=SECRET + "x" * 160), "/title", "too_long"),
    ("empty", ACTIONS, draft(title=""), "/title", "too_short"),
    ("only spaces", ACTIONS, draft(title=" \t "), "/title", "too_short"),
    ("a bidi override", ACTIONS, draft(title=SECRET + "\u202e"), "/title", "hidden_characters"),
    ("a zero-width space", ACTIONS, draft(title=SECRET + "\u200bx"), "/title", "hidden_characters"),
    ("a NUL", ACTIONS, draft(title=SECRET + "\x00x"), "/title", "hidden_characters"),
    ("two lines for one", ACTIONS, draft(title=SECRET + "\nx"), "/title", "one_line_only"),
    ("no list of ids", ACTIONS, draft(ask=[SECRET]), "/ask/0", "wrong_form"),
    ("no date", COMMITMENTS, {"sentence": "S", "by_when": SECRET}, "/by_when", "not_a_date"),
    (
        "a naive time for a date",
        COMMITMENTS,
        {"sentence": "S", "by_when": "2026-11-27T14:00:00"},
        "/by_when",
        "not_a_date",
    ),
    (
        "no such choice",
        COMMITMENTS,
        {"sentence": "S", "by_when": "2099-01-01", "rhythm": SECRET},
        "/rhythm",
        "not_a_choice",
    ),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("what", "path", "body", "pointer", "code"), FIELDS, ids=[row[0] for row in FIELDS])
async def test_a_field(stage: Stage, language: str, what: str, path: str, body: Any, pointer: str, code: str) -> None:
    found = problem(await sent(stage, "POST", path, language, json=body), 422, "wrong_input", language)
    (error,) = (error for error in found["errors"] if error["pointer"] == pointer)
    assert error["code"] == code, what
    assert error["detail"].startswith(catalogue(language)[code].partition("{")[0])


BIG = b'{"title": "' + b"x" * MAX_BODY + b'"}'
JSON = {"Content-Type": "application/json"}
REQUESTS: list[tuple[str, str, str, dict[str, Any], int, str]] = [
    ("half a JSON", "POST", ACTIONS, {"content": f'{{"title": "{SECRET}', "headers": JSON}, 400, "malformed_body"),
    ("no UTF-8", "POST", ACTIONS, {"content": b'{"title": "\xff"}', "headers": JSON}, 400, "malformed_body"),
    ("nothing", "POST", ACTIONS, {"content": b"", "headers": JSON}, 422, "wrong_input"),
    ("half a pair", "POST", ACTIONS, {"content": b'{"title": "\\ud800"}', "headers": JSON}, 422, "wrong_input"),
    ("a form", "POST", ACTIONS, {"data": {"title": SECRET}}, 415, "unsupported_media_type"),
    ("too large", "POST", ACTIONS, {"content": BIG, "headers": JSON}, 413, "body_too_large"),
    ("no method of it", "DELETE", ACTIONS, {}, 405, "method_not_allowed"),
    ("no route", "GET", "/api/v1/nothing", {}, 404, "not_found"),
    (
        "no key",
        "POST",
        ACTIONS,
        {"json": draft(), "headers": {"Idempotency-Key": None}},
        400,
        "idempotency_key_missing",
    ),
    (
        "a long key",
        "POST",
        ACTIONS,
        {"json": draft(), "headers": {"Idempotency-Key": "x" * 101}},
        400,
        "idempotency_key_unreadable",
    ),
    ("a stranger's cursor", "GET", ACTIONS, {"params": {"after": SECRET}}, 400, "cursor_unreadable"),
    ("no limit", "GET", ACTIONS, {"params": {"limit": "0"}}, 422, "wrong_input"),
    ("a high limit", "GET", ACTIONS, {"params": {"limit": "101"}}, 422, "wrong_input"),
    ("a limit in words", "GET", ACTIONS, {"params": {"limit": SECRET}}, 422, "wrong_input"),
    ("no version", "PUT", "/api/v1/actions/{action_id}", {"json": {"title": SECRET}}, 428, "if_match_missing"),
    (
        "an old version",
        "PUT",
        "/api/v1/actions/{action_id}",
        {"json": {"title": SECRET}, "headers": {"If-Match": '"99"'}},
        412,
        "changed_meanwhile",
    ),
    (
        "no version tag",
        "PUT",
        "/api/v1/actions/{action_id}",
        {"json": {"title": SECRET}, "headers": {"If-Match": SECRET}},
        400,
        "if_match_unreadable",
    ),
    (
        "another site",
        "POST",
        ACTIONS,
        {"json": draft(title=SECRET), "headers": {"Origin": "https://evil.example"}},
        403,
        "cross_site",
    ),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("what", "method", "path", "request_", "status", "code"), REQUESTS, ids=[row[0] for row in REQUESTS]
)
async def test_a_request(
    stage: Stage, language: str, what: str, method: str, path: str, request_: dict[str, Any], status: int, code: str
) -> None:
    answer = await sent(stage, method, path, language, **request_ | {"headers": dict(request_.get("headers", {}))})
    problem(answer, status, code, language)
    assert what


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_body_that_does_not_say_how_large_it_is(stage: Stage, language: str) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for start in range(0, len(BIG), 65536):
            yield BIG[start : start + 65536]

    answer = await sent(stage, "POST", ACTIONS, language, content=parts(), headers=dict(JSON))
    assert "content-length" not in answer.request.headers
    problem(answer, 413, "body_too_large", language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("by_when", ["2020-01-01", "0001-01-01"])
async def test_a_day_that_is_over(stage: Stage, language: str, by_when: str) -> None:
    answer = await sent(stage, "POST", COMMITMENTS, language, json={"sentence": SECRET, "by_when": by_when})
    assert answer.status_code == 422
    found = problem(answer, 422, answer.json()["code"], language)
    assert [error["pointer"] for error in found["errors"]] == ["/by_when"]


DAYS: list[tuple[str, dict[str, Any], str]] = [
    (COMMITMENTS, {"sentence": SECRET}, "by_when"),
    (PROPOSALS, {"kind": "agreement", "title": "T", "text": "T", "payload": {}}, "review_on"),
    (
        "/api/v1/coalitions/{coalition_id}/mandates",
        {"to": "{membership_id}", "topic": "T", "forum": "coalition"},
        "until",
    ),
    (f"{HERE}/invitations", {}, "ends_on"),
    (
        "/api/v1/coalitions/{coalition_id}/asks",
        {"following_id": "{following_id}", "kind": "time", "text": "T"},
        "wanted_by",
    ),
]


async def test_the_ends_of_the_calendar_break_nothing(stage: Stage) -> None:
    """A day, or a moment that is none where the server counts, is taken or refused like any other."""
    for path, body, field in DAYS:
        said = {name: stage.path(one) if isinstance(one, str) else one for name, one in body.items()}
        for day in ("0001-01-01", "9999-12-31"):
            answer = await sent(stage, "POST", path, "en", json=said | {field: day})
            assert answer.status_code < 500, (path, day, answer.text)
    choice = {"kind": "choice", "title": "T", "text": "T"}
    for day in ("0001-01-01T00:00:00+12:00", "9999-12-31T23:59:59-12:00"):
        times = {"times": ["2099-01-01T10:00:00Z", day]}
        answer = await sent(stage, "POST", PROPOSALS, "en", json=choice | {"payload": times})
        found = problem(answer, 422, "wrong_input", "en")
        assert [(error["pointer"], error["code"]) for error in found["errors"]] == [("/payload/times/1", "not_a_time")]


@pytest.mark.parametrize("name", ["Da\u202ena", "Da\u200bna", "Da\x00na", "\u2066Dana\u2069", "\u2800", "Da\ufeffna"])
async def test_a_name_that_hides_something(stage: Stage, name: str) -> None:
    for language in LANGUAGES:
        request = {"json": {"name": name}, "headers": {"If-Match": '"1"'}}
        found = problem(await sent(stage, "PATCH", "/api/v1/me", language, **request), 422, "wrong_input", language)
        assert [(error["pointer"], error["code"]) for error in found["errors"]] == [("/name", "hidden_characters")]


PLACES = [
    "/coalitions/{}",
    "/actions/{}",
    "/commitments/{}",
    "/proposals/{}",
    "/decisions/{}",
    "/asks/{}",
    "/consents/{}",
]


@pytest.mark.parametrize("place", PLACES)
async def test_an_id_of_nothing_and_no_id_at_all_answer_alike(stage: Stage, place: str) -> None:
    ids: list[str | UUID] = [uuid4(), "7", SECRET, "00000000-0000-0000-0000-000000000000", "%00"]
    for language in LANGUAGES:
        answers = [await sent(stage, "GET", "/api/v1" + place.format(one), language) for one in ids]
        for answer in answers:
            problem(answer, 404, "not_found", language)
        assert len({answer.content for answer in answers}) == 1


def test_a_field_error_never_holds_the_input() -> None:
    assert set(FieldError.__dataclass_fields__) == {"pointer", "code", "params"}
