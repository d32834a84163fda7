"""The record of a decision as plain Markdown, in the reader's language."""

import re
from collections.abc import Iterator

from alongside.core.locales import say
from alongside.decisions.record import DecisionRecord

# What is markup anywhere, and what is at the beginning of a line alone: headings, lists, rules.
MARKS = re.compile(r"([\\`*_\[\]<>~|&])")
BEGINNINGS = re.compile(r"^(\d{0,9})([#+\-=.)])")


def markdown(record: DecisionRecord, language: str) -> str:
    """The whole record. What people wrote reads as they wrote it, and is never markup."""

    def word(code: str, **params: object) -> str:
        return say(language, f"record_{code}", **params)

    parts = [f"# {plain(record.title)}", plain(record.citation), quoted(record.text)]
    if record.chosen is not None:
        parts += [f"## {word('chosen')}", *_chosen(record, language)]
    parts += [
        f"## {word('how')}",
        word(f"method_{record.method.value}"),
        word("asked"),
        _participation(record, language),
        *([record.said_forgotten] if record.said_forgotten else []),
    ]
    for heading, lines in (
        ("versions", list(_versions(record, language))),
        ("concerns", list(_concerns(record, language))),
        ("objections", list(_objections(record, language))),
        ("review", list(_review(record, language))),
    ):
        if lines:
            parts += [f"## {word(heading)}", *lines]
    return "\n\n".join(parts) + "\n"


def plain(text: str) -> str:
    """A line of somebody's words, none of which is markup."""
    return _literal(" ".join(text.split()))


def quoted(text: str) -> str:
    """Somebody's words with their lines, as a quotation."""
    return "\n".join(f"> {_literal(line)}".rstrip() for line in text.splitlines())


def _literal(text: str) -> str:
    # Deep within a line it would be code.
    return BEGINNINGS.sub(r"\1\\\2", MARKS.sub(r"\\\1", text.lstrip()))


def _participation(record: DecisionRecord, language: str) -> str:
    if record.all_answered:
        return say(language, "record_all_answered")
    return say(language, "record_quorum" if record.quorum_reached else "record_no_quorum")


def _chosen(record: DecisionRecord, language: str) -> Iterator[str]:
    chosen = record.chosen
    assert chosen is not None
    lines = []
    for one in chosen.options:
        name = plain(one.text) if one.text is not None else (one.time.isoformat() if one.time else "")
        counted = "" if one.approvals is None else " " + say(language, "record_approvals", count=one.approvals)
        lines.append(f"- {f'**{name}**' if one.picked else name}{counted}")
    someone = say(language, "record_someone_who_left")
    lines += [f"- **{plain(one.name or someone)}**" for one in chosen.people]
    yield "\n".join(lines)
    if chosen.by_lot:
        yield say(language, "record_by_lot")


def _versions(record: DecisionRecord, language: str) -> Iterator[str]:
    lines = []
    for one in record.versions:
        said = say(language, "record_version", number=one.number, day=one.day.isoformat())
        changed = f" {say(language, 'record_changes', count=one.changes)}" if one.changes else ""
        lines.append(f"- {said}{changed}" + (f" {plain(one.note)}" if one.note else ""))
    if lines:
        yield "\n".join(lines)


def _concerns(record: DecisionRecord, language: str) -> Iterator[str]:
    someone = say(language, "record_someone_who_left")
    for one in record.concerns:
        yield f"{plain(one.by or someone)}:\n\n{quoted(one.words)}"


def _objections(record: DecisionRecord, language: str) -> Iterator[str]:
    someone = say(language, "record_someone_who_left")
    for one in record.objections:
        state = say(language, f"record_objection_{one.state.value}")
        said = f"{plain(one.by or someone)} ({state}):\n\n{quoted(one.harm)}"
        if one.safe_enough:
            said += f"\n\n{say(language, 'record_safe_enough')}\n\n{quoted(one.safe_enough)}"
        yield said


def _review(record: DecisionRecord, language: str) -> Iterator[str]:
    if record.trial_ends is not None:
        yield say(language, "record_trial", day=record.trial_ends.isoformat())
    if record.review is None:
        return
    if record.review.outcome is not None:
        yield say(language, f"record_review_{record.review.outcome.value}")
    else:
        yield say(language, "record_review_on", day=record.review.on.isoformat())
