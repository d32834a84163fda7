"""What breaks is logged with its place, and never with what people wrote."""

import json
import logging
from pathlib import Path

import pytest
import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from alongside.core.database import Database
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


def test_the_database_never_quotes_what_people_wrote(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'some.db'}")
    try:
        with database.engine.connect() as connection, pytest.raises(SQLAlchemyError) as refused:
            connection.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": "four quiet rivers east"})
        assert "rivers" not in str(refused.value)
    finally:
        database.dispose()
