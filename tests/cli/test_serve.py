"""`alongside serve` says where it is and how to begin, and ends when it is told to."""

import signal
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest

from tests.cli.command import serving


def about(port: int) -> dict[str, object]:
    """What the server says of itself, as soon as it listens."""
    deadline = monotonic() + 20
    while True:
        try:
            answer = httpx.get(f"http://localhost:{port}/api/v1/about", trust_env=False)
        except httpx.TransportError:
            assert monotonic() < deadline
            sleep(0.05)
        else:
            found: dict[str, object] = answer.raise_for_status().json()
            return found


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_it_is_prints_the_set_up_link_and_ends_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    with serving(tmp_path / "data") as server:
        here = f"http://localhost:{server.port}"
        link, place = server.lines
        assert link.startswith(f"Set Alongside up at {here}/setup#")
        assert place == f"Alongside is at {here} (stop with Ctrl+C)."
        assert about(server.port)["setup_needed"] is True
        ended = server.stop(number)
    assert ended.code in ({0, -number, 130} if number is signal.SIGINT else {0, -number})
    assert ended.err == ""
    assert "Traceback" not in ended.out


def test_each_start_prints_a_new_link_until_it_is_used(tmp_path: Path) -> None:
    links = []
    for _ in range(2):
        with serving(tmp_path / "data") as server:
            links.append(server.lines[0])
    assert links[0] != links[1]


def test_the_demo_says_that_it_is_one(tmp_path: Path) -> None:
    with serving(tmp_path / "data", "--demo") as server:
        assert server.lines == [f"The demo of Alongside is at http://localhost:{server.port} (stop with Ctrl+C)."]
        assert about(server.port)["demo"] is True
        ended = server.stop()
    assert ended.err == ""


def test_a_connection_that_rested_answers_still(tmp_path: Path) -> None:
    """A proxy, or a program, that kept it asks again; after uvicorn's own 5 seconds it would meet a closed door."""
    with serving(tmp_path / "data") as server:
        about(server.port)
        connection = HTTPConnection("localhost", server.port)
        for rest in (6, 0):
            connection.request("GET", "/api/v1/about")
            answer = connection.getresponse()
            assert answer.status == 200
            answer.read()
            sleep(rest)
        connection.close()


def test_it_ends_at_once_although_a_tab_is_open(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as server:
        here = f"http://localhost:{server.port}"
        assert about(server.port)["setup_needed"] is True
        account = {
            "token": server.lines[0].split("#")[1],
            "name": "Sam",
            "email": "sam@example.org",
            "password": "correct horse battery staple",
            "language": "en",
            "zone": "Europe/Madrid",
        }
        with httpx.Client(base_url=f"{here}/api/v1", headers={"Origin": here}, trust_env=False) as tab:
            tab.post("/setup", json=account).raise_for_status()
            with tab.stream("GET", "/stream") as stream:
                received = stream.iter_raw()
                assert next(received).startswith(b"retry:")
                told_at = monotonic()
                ended = server.stop()
                assert monotonic() - told_at < 4
                assert ended.code in {0, -signal.SIGTERM}
                assert ended.err == ""
                assert b"".join(received) == b""
