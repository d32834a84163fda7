"""Setting up does nothing when nothing changed, and never installs what is not its own to install."""

import os
from pathlib import Path

import pytest

from tools.generated import GENERATED, check
from tools.setup import SetupError, stamps, system


def test_an_artefact_is_made_again_only_when_what_it_is_made_from_changed(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text("one")
    first = stamps.digest([lock], "uv")
    lock.touch()
    assert stamps.digest([lock], "uv") == first
    assert stamps.digest([lock], "another uv") != first
    lock.write_text("two")
    assert stamps.digest([lock], "uv") != first


def test_a_lost_stamp_is_an_artefact_never_made(tmp_path: Path) -> None:
    assert stamps.read(tmp_path / "none.json") == {}
    stamps.write(tmp_path / "some.json", sources="abc")
    assert stamps.read(tmp_path / "some.json") == {"sources": "abc"}


def test_who_may_not_install_reads_the_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SetupError, match=r"sudo apt-get install -y --no-install-recommends chromium"):
        system.ensure_browser()


def test_a_generated_file_that_was_edited_by_hand_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "made.md"
    monkeypatch.setitem(GENERATED, "made", (path, lambda: "as the code says\n"))
    path.write_text("as the code says\n")
    assert check("made")
    path.write_text("as somebody says\n")
    assert not check("made")
    assert "-as somebody says" in capsys.readouterr().out
