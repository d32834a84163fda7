"""The API keeps to its own description, whatever is sent: schemathesis as member, follower and anonymous."""

import os
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from httpx import Response
from hypothesis import HealthCheck, given, settings
from schemathesis import Case as AnyCase
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from alongside.main import create_app
from alongside.settings import Settings
from tests.permissions.stage import Stage, set_up
from tests.world import ORIGIN, Browser, World

pytestmark = pytest.mark.anyio
# Co-owner and holder are members whose own the things are: more answers than refusals.
PERSONAS = ("anonymous", "follower", "member", "co_owner", "holder")
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
FEW = 3
MANY = int(os.environ.get("ALONGSIDE_TEST_EXAMPLES", "150"))
Operation = APIOperation[Any, Any, Any, Any]
Case = AnyCase[Any]

DESCRIPTION = create_app(Settings(_env_file=None), ticks=False).openapi()
FOUND: list[Any] = [found.ok() for found in schemathesis.openapi.from_dict(DESCRIPTION).get_all_operations()]  # type: ignore[union-attr]
# The stream never ends by itself: the matrix of permissions reads its status.
OPERATIONS: dict[str, Operation] = {found.label: found for found in FOUND if not found.path.endswith("/stream")}
NAMES_OF_IDS = {"leader_id": "following_id", "member_id": "membership_id"}


def test_every_route_but_the_stream_is_described() -> None:
    described = {f"{method.upper()} {path}" for path, item in DESCRIPTION["paths"].items() for method in item}
    assert described - OPERATIONS.keys() == {"GET /api/v1/stream"}


@pytest.mark.parametrize("label", sorted(OPERATIONS))
async def test_a_route_answers_as_it_describes_itself(world: World, label: str) -> None:
    await check(world, made_up(OPERATIONS[label], FEW))


@pytest.mark.long
@pytest.mark.parametrize("label", sorted(OPERATIONS))
async def test_a_route_answers_as_it_describes_itself_to_many(world: World, label: str) -> None:
    await check(world, made_up(OPERATIONS[label], MANY))


async def check(world: World, cases: list[Case]) -> None:
    """Each request as each persona; what is there stays for the next request."""
    stage = await set_up(world)
    for number, case in enumerate(cases):
        # One in three keeps the ids that were made up: they are of nothing.
        if number % 3 < 2:
            aim(case, stage)
        for persona in PERSONAS:
            answer = await send(case, stage.browsers[persona])
            assert answer.status_code < 500, (persona, case, answer.text)
            case.validate_response(answer, checks=CHECKS)


def made_up(operation: Operation, count: int) -> list[Case]:
    """Requests that the description allows, and as many that it does not. Drawn before the event loop has work."""
    cases: list[Case] = []
    modes = [GenerationMode.POSITIVE]
    if operation.body or operation.query or operation.headers:
        modes.append(GenerationMode.NEGATIVE)
    for mode in modes:

        @settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(operation.as_strategy(generation_mode=mode))
        def collect(case: Case) -> None:
            cases.append(case)

        collect()
    return cases


def aim(case: Case, stage: Stage) -> None:
    """Put real ids where the description only says that an id stands there."""
    for name in case.path_parameters:
        if name in stage.ids:
            case.path_parameters[name] = str(stage.ids[name])
    if case.operation.get_parameter("if-match", "header"):
        case.headers["If-Match"] = '"1"'
    if isinstance(case.body, dict):
        for name, of in NAMES_OF_IDS.items():
            if isinstance(case.body.get(of), str):
                case.body[of] = str(stage.ids[name])
        if isinstance(case.body.get("token"), str):
            case.body["token"] = stage.ids["invitation_token"]


async def send(case: Case, browser: Browser) -> Response:
    """The request through the real app; header values as the bytes they would be on the wire."""
    made = case.as_transport_kwargs(base_url=ORIGIN)
    stated = {name.lower(): str(value) for name, value in made["headers"].items() if name.lower() != "user-agent"}
    if "idempotency-key" in stated and case.meta and case.meta.generation.mode is GenerationMode.POSITIVE:
        # What may be any key is a new one, so that the request is not taken for a repeated one.
        stated["idempotency-key"] = uuid4().hex
    headers = [(name.encode(), value.encode("utf-8", "replace")) for name, value in stated.items()]
    body: dict[str, Any] = {"json": made["json"]} if made.get("json") is not None else {"content": made.get("data")}
    return await browser.http.request(made["method"], made["url"], params=made.get("params"), headers=headers, **body)
