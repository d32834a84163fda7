"""What breaks is logged with its place, and never with what people wrote."""

import json
import logging

import pytest
import structlog

from alongside.core.logging import configure


@pytest.fixture
def _own_configuration():  # type: ignore[no-untyped-def]
    kept = structlog.get_config()
    yield
    structlog.configure(**kept)


def fail(password: str) -> None:
    raise ValueError(f"can't take {password}")


@pytest.mark.usefixtures("_own_configuration")
def test_an_exception_is_logged_without_its_message_and_its_variables(capsys: pytest.CaptureFixture[str]) -> None:
    configure("info")
    try:
        fail("four quiet rivers east")
    except ValueError as error:
        structlog.get_logger().error("request.broke", exc_info=error)
    line = capsys.readouterr().err
    logged = json.loads(line)
    assert "rivers" not in line
    assert logged["exception"] == ["ValueError"]
    assert logged["frames"][-1].endswith(" fail")


@pytest.mark.usefixtures("_own_configuration")
def test_the_server_adds_no_traceback_of_its_own(caplog: pytest.LogCaptureFixture) -> None:
    configure("info")
    try:
        fail("four quiet rivers east")
    except ValueError as error:
        logging.getLogger("uvicorn.error").error("Exception in ASGI application", exc_info=error)
    assert "rivers" not in caplog.text
    assert "Exception in ASGI application" in caplog.text
