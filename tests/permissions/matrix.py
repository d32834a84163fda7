"""What every route answers to every persona, written by hand and independently of the law it tests.

`yes` means that the right is there: any answer but 401, 403 and 404. `tried` means 401, or 429 after many tries.
"""

from typing import Any

from tests.permissions.stage import PERSONAS, soon

Cells = dict[str, int | str]
YES = "yes"
TRIED = "tried"


def _row(default: int | str, **changes: int | str) -> Cells:
    return dict.fromkeys(PERSONAS, default) | changes


EVERYONE = _row(YES)
NOBODY = _row(404)
SIGNED_IN = _row(YES, anonymous=401)
MEMBERS = _row(404, anonymous=401, member=YES, co_owner=YES, holder=YES)
MEMBERS_AND_NEWCOMERS = MEMBERS | {"newcomer": YES}
CO_OWNER = MEMBERS | {"member": 403, "holder": 403}
HOLDER = MEMBERS | {"member": 403, "co_owner": 403}
# Mina's own objection.
OBJECTOR = MEMBERS | {"co_owner": 403, "holder": 403}
HOLDER_AND_WHO_READS = _row(404, anonymous=401, holder=YES)
TWO_PARTIES = _row(404, anonymous=401, member=YES, co_owner=YES)
# Owen's own sentence, which waits for Mina's yes.
WRITER_OF_TOLD = _row(404, anonymous=401, co_owner=YES)
# Owen's own question, which waits for Mina's yes.
WRITER_OF_NOTE = WRITER_OF_TOLD
ASKER_OF_TWO = TWO_PARTIES | {"member": 403}
ADDRESSEE_OF_TWO = TWO_PARTIES | {"co_owner": 403}
# Mina gave it to Hana.
GIVER_OF_TWO = _row(404, anonymous=401, member=YES, holder=403)
# Only who was drawn can tell that there is a report.
DRAWN_TO_LOOK = _row(404, anonymous=401, member=YES)
FOLLOWER = _row(404, anonymous=401, follower=YES, member=403, co_owner=403, holder=403)
LEADER_ASKED = MEMBERS | {"follower": YES, "member": 403, "co_owner": 403, "holder": 403}
READERS_OF_AN_ASK = MEMBERS | {"follower": YES}
ASKER_OF_A_LEADER = MEMBERS | {"follower": 403, "member": 403, "holder": 403}

JOINS = _row(404, anonymous=401, member=403, co_owner=403, holder=403, follower=YES)
# The way in is there; what is tried does not open it.
REFUSED = _row(TRIED)

MATRIX: dict[tuple[str, str], Cells] = {}
BODIES: dict[tuple[str, str], Any] = {}


def on(method: str, path: str, cells: Cells, body: Any = None) -> None:
    """One row of the matrix."""
    MATRIX[method, path] = cells
    BODIES[method, path] = body


C = "/coalitions/{coalition_id}"
EMPTY: dict[str, Any] = {}
TOKEN = "x" * 43

# ---- the installation, oneself
on("GET", "/about", EVERYONE)
on("GET", "/healthz", EVERYONE)
on("GET", "/readyz", EVERYONE)
on("GET", "/demo/people", NOBODY)
on("POST", "/demo/sign-in", NOBODY, {"person_id": "00000000-0000-4000-8000-000000000000"})
on("GET", "/demo/mails", NOBODY)
on("POST", "/demo/start-for-real", NOBODY, EMPTY)
on("POST", "/setup", EVERYONE, {"token": TOKEN, "name": "N", "email": "n@example.org", "password": "a long one indeed"})
on("POST", "/sign-in/password", REFUSED, {"email": "nobody@example.org", "password": "a long one indeed"})
on("POST", "/sign-in/link", EVERYONE, {"email": "nobody@example.org"})
on("POST", "/sign-in/link/use", EVERYONE, {"token": TOKEN})
on("DELETE", "/session", EVERYONE)
on("GET", "/me", SIGNED_IN)
on("PATCH", "/me", SIGNED_IN, {"called": "D"})
on("PUT", "/me/password", SIGNED_IN, {"new": "a long one indeed"})
on("GET", "/me/sessions", SIGNED_IN)
on("DELETE", "/me/sessions/{session_id}", _row(404, anonymous=401, member=YES))
on("GET", "/me/push", SIGNED_IN)
on("PUT", "/me/push", _row(409, anonymous=401), {"endpoint": "https://push.example/a"})
on("DELETE", "/me/push", SIGNED_IN)
on("GET", "/me/notices", SIGNED_IN)
on("GET", "/me/notices/new", SIGNED_IN)
on("POST", "/me/notices/seen", SIGNED_IN, {})
on("GET", "/me/notice-choices", SIGNED_IN)
on("PUT", "/me/notice-choices", SIGNED_IN, {"digest_days": [0], "digest_at": "09:00"})
on("POST", "/me/notice-choices/address", SIGNED_IN, EMPTY)
on("POST", "/unsubscribe/look", EVERYONE, {"token": TOKEN})
on("GET", "/unsubscribe/{token}", EVERYONE)
on("POST", "/unsubscribe/{token}", EVERYONE, EMPTY)
# No address of a calendar is ever guessed.
on("GET", "/calendar/{secret}.ics", NOBODY)
on("GET", "/me/calendar", SIGNED_IN)
on("POST", "/me/calendar/address", SIGNED_IN)
on("DELETE", "/me/calendar/address", SIGNED_IN)
on("PUT", "/me/calendar/kinds", SIGNED_IN, {"kinds": ["end"]})
on("GET", "/today", SIGNED_IN)
on("GET", "/stream", SIGNED_IN)

# ---- coalitions
on("GET", "/coalitions", SIGNED_IN)
on("POST", "/coalitions", SIGNED_IN, {"name": "New", "purpose": "P", "visibility": "open"})
on("GET", C, MEMBERS_AND_NEWCOMERS)
on("GET", C + "/members", MEMBERS)
on("GET", C + "/activity", MEMBERS)
on("POST", C + "/join", JOINS, EMPTY)
on("POST", C + "/members/{membership_id}/welcome", MEMBERS, EMPTY)
on("POST", C + "/leave", MEMBERS_AND_NEWCOMERS, EMPTY)
on("POST", C + "/invitations", MEMBERS, EMPTY)
on("GET", C + "/invitations", MEMBERS)
on("POST", C + "/invitations/{invitation_id}/link", MEMBERS, EMPTY)
on("POST", C + "/invitations/{invitation_id}/end", MEMBERS, EMPTY)
on("POST", "/invitations/look", EVERYONE, {"token": "{invitation_token}"})
on("POST", "/invitations/accept", EVERYONE, {"token": "{invitation_token}"})
on("POST", C + "/roster/preview", MEMBERS, b"name,email\nA,a@example.org\n")
on("POST", C + "/roster", MEMBERS, b"name,email\nA,a@example.org\n")

# ---- deciding
# A newcomer finds their own proposals there.
on("GET", C + "/proposals", MEMBERS_AND_NEWCOMERS)
on("POST", C + "/proposals", MEMBERS_AND_NEWCOMERS, {"kind": "action", "title": "T", "text": "T", "payload": EMPTY})
on("GET", "/proposals/{proposal_id}", MEMBERS)
on("PUT", "/proposals/{proposal_id}/draft", CO_OWNER, {"title": "T", "text": "T", "payload": EMPTY})
on("DELETE", "/proposals/{proposal_id}/draft", CO_OWNER)
NEXT = {"title": "T", "text": "Anew", "payload": EMPTY, "change": "substance"}
on("POST", "/proposals/{proposal_id}/versions", MEMBERS, NEXT)
on("GET", "/proposals/{proposal_id}/versions", MEMBERS)
on("GET", "/proposals/{proposal_id}/versions/{number}", MEMBERS)
on("POST", "/proposals/{proposal_id}/responses", MEMBERS, {"answer": "fine", "version": 1})
on("PUT", "/proposals/{proposal_id}/response", MEMBERS, {"answer": "consent", "version": 1})
on("GET", "/proposals/{proposal_id}/voices", MEMBERS)
on("GET", "/proposals/{proposal_id}/notes", MEMBERS)
on("POST", "/proposals/{proposal_id}/notes", MEMBERS, {"kind": "question", "text": "T"})
on("DELETE", "/notes/{note_id}", WRITER_OF_NOTE)
on("POST", "/proposals/{proposal_id}/pass", MEMBERS, EMPTY)
on("POST", "/proposals/{proposal_id}/more-time", MEMBERS, EMPTY)
on("POST", "/proposals/{proposal_id}/ask-everyone", MEMBERS, EMPTY)
on("POST", "/proposals/{proposal_id}/affects-me", MEMBERS, {"affects_me": True})
on("POST", "/objections/{objection_id}/answered", OBJECTOR, EMPTY)
on("POST", "/objections/{objection_id}/withdraw", OBJECTOR, EMPTY)
on("POST", "/proposals/{proposal_id}/withdraw", CO_OWNER, EMPTY)
on("GET", C + "/decisions", MEMBERS)
on("GET", "/decisions/{decision_id}", MEMBERS)
on("GET", "/decisions/{decision_id}/record", MEMBERS)
on("GET", C + "/reviews", MEMBERS)
on("POST", "/proposals/{proposal_id}/choices", MEMBERS, {"options": [0], "version": 1})
on("PUT", "/proposals/{proposal_id}/choices", MEMBERS, {"options": [0], "version": 1})
on("POST", "/proposals/{proposal_id}/lot", MEMBERS, {"in": False})
# The one that is open here is decided otherwise, and has none.
on("GET", "/proposals/{proposal_id}/lot", _row(404, anonymous=401))
on("GET", C + "/agreements", MEMBERS)
on("GET", "/agreements/{agreement_id}", MEMBERS)
on("POST", "/agreements/{agreement_id}/acknowledge", MEMBERS, EMPTY)

# ---- actions
on("GET", C + "/actions", MEMBERS)
on("POST", C + "/actions", MEMBERS, {"title": "T"})
on("GET", "/actions/{action_id}", MEMBERS)
on("PUT", "/actions/{action_id}", CO_OWNER, {"title": "T"})
on("POST", "/actions/{action_id}/co-owners", CO_OWNER, {"membership_id": "{member_id}"})
on("POST", "/actions/{action_id}/step-back", CO_OWNER, EMPTY)
on("POST", "/actions/{action_id}/take-up", MEMBERS, EMPTY)
on("POST", "/actions/{action_id}/stage", CO_OWNER, {"stage": "done"})
on("POST", "/actions/{action_id}/told", CO_OWNER, {"sentence": "S"})
on("POST", "/actions/{action_id}/ask-to-join", MEMBERS, EMPTY)
on("POST", "/actions/{action_id}/affects-me", MEMBERS, EMPTY)
on("POST", "/actions/{action_id}/go-on", MEMBERS, EMPTY)
on("PUT", "/actions/{action_id}/credits", CO_OWNER, {"order": None})
on("PUT", "/actions/{action_id}/my-credit", MEMBERS, {"credited": False})
on("POST", "/told/{told_id}/take-back", CO_OWNER, EMPTY)
on("GET", "/consents", SIGNED_IN)
on("GET", "/consents/{consent_id}", TWO_PARTIES)
on("POST", "/consents/{consent_id}/answer", ADDRESSEE_OF_TWO, {"answer": "no"})
on("POST", "/consents/{consent_id}/remind", ASKER_OF_TWO, EMPTY)
on("POST", "/consents/{consent_id}/revoke", ADDRESSEE_OF_TWO, EMPTY)
on("POST", "/consents/{consent_id}/take-changes", ASKER_OF_TWO, EMPTY)
on("POST", "/consents/{consent_id}/landed", ADDRESSEE_OF_TWO, {"landed": "beside"})
on("POST", C + "/mandates", MEMBERS_AND_NEWCOMERS, {"to": "{giver_id}", "topic": "T", "forum": "coalition"})
on("GET", C + "/mandates", MEMBERS_AND_NEWCOMERS)
on("POST", "/mandates/{mandate_id}/revoke", GIVER_OF_TWO, EMPTY)
on("GET", C + "/my-preference", MEMBERS_AND_NEWCOMERS)
on("PUT", C + "/my-preference", MEMBERS_AND_NEWCOMERS, {"choice": "own_name"})
on("GET", "/memberships/{membership_id}/preference", MEMBERS_AND_NEWCOMERS)
on("POST", "/consents/{consent_id}/withdraw", ASKER_OF_TWO, EMPTY)

# ---- initiatives; its one partner is the co-owner of the action
on("GET", C + "/initiatives", MEMBERS)
on("GET", "/initiatives/{initiative_id}", MEMBERS)
on("PUT", "/initiatives/{initiative_id}", CO_OWNER, {"title": "T"})
on("PUT", "/initiatives/{initiative_id}/stance", MEMBERS, {"stance": "beside"})
on("POST", "/initiatives/{initiative_id}/step-back", CO_OWNER, EMPTY)
on("POST", "/initiatives/{initiative_id}/stage", CO_OWNER, {"stage": "acting"})
on("POST", "/initiatives/{initiative_id}/roles", CO_OWNER, {"text": "A signature, not a speaker"})
on("POST", "/initiatives/{initiative_id}/roles/{role_id}/end", CO_OWNER, EMPTY)
on("POST", "/initiatives/{initiative_id}/told", CO_OWNER, {"sentence": "S"})

# ---- commitments
on("POST", C + "/commitments", MEMBERS_AND_NEWCOMERS, {"sentence": "S", "by_when": soon()})
on("GET", C + "/board", MEMBERS)
on("GET", "/commitments/{commitment_id}", MEMBERS)
on("POST", "/commitments/{commitment_id}/renegotiate", HOLDER, {"by_when": soon(40)})
on("POST", "/commitments/{commitment_id}/keep", HOLDER, EMPTY)
on("POST", "/commitments/{commitment_id}/release", HOLDER, EMPTY)
on("POST", "/commitments/{commitment_id}/pause", HOLDER, EMPTY)
on("POST", "/commitments/{commitment_id}/resume", HOLDER, EMPTY)
on("GET", "/commitments/{commitment_id}/calendar.ics", HOLDER)
on("POST", "/commitments/{commitment_id}/audience", HOLDER, {"check_ins_read_by": "coalition"})
on("POST", "/commitments/{commitment_id}/check-ins", HOLDER, {"answer": "moving"})
on("GET", "/commitments/{commitment_id}/check-ins", MEMBERS)
on("POST", "/check-ins/{check_in_id}/replies", HOLDER_AND_WHO_READS, {"kind": "seen"})

on("POST", "/commitments/{commitment_id}/holders", HOLDER, {"membership_id": "{member_id}"})
on("POST", "/commitments/{commitment_id}/hand-over", HOLDER, {"membership_id": "{member_id}"})
on("POST", "/commitments/{commitment_id}/companions", HOLDER, {"membership_id": "{giver_id}"})
on("POST", "/commitments/{commitment_id}/companion-offers", MEMBERS, {"membership_id": "{holder_id}"})
# Mina walks along with Hana's part.
on("POST", "/companions/{companion_id}/end", _row(404, anonymous=401, member=YES, holder=YES), EMPTY)
# It serves no action here, so that nobody carries that.
on(
    "POST",
    "/commitments/{commitment_id}/beside",
    _row(404, anonymous=401, member=403, co_owner=403, holder=403),
    {"by_when": soon()},
)
on("GET", "/calendar", SIGNED_IN)

# ---- safety
on("PUT", "/memberships/{membership_id}/mute", MEMBERS_AND_NEWCOMERS)
on("DELETE", "/memberships/{membership_id}/mute", MEMBERS_AND_NEWCOMERS)
on("GET", "/me/mutes", SIGNED_IN)
on("POST", "/reports", MEMBERS, {"thing": "action", "id": "{action_id}"})
on("GET", "/reports/of/{text_kind}/{text_id}", MEMBERS)
on("GET", "/reports/mine", SIGNED_IN)
on("POST", "/reports/{report_id}/answer", DRAWN_TO_LOOK, {"answer": "leave", "reason": "R"})
on("GET", "/me/folds", SIGNED_IN)
on("GET", C + "/folds", MEMBERS)

# ---- followers
on("GET", C + "/followers", MEMBERS)
on("POST", "/followings/{following_id}/link", MEMBERS, EMPTY)
on("POST", "/followings/look", EVERYONE, {"token": TOKEN})
on("POST", "/followings/accept", EVERYONE, {"token": TOKEN})
on("GET", "/following", SIGNED_IN)
on("GET", "/following/{coalition_id}", FOLLOWER)
on("POST", "/following/{coalition_id}/step-back", FOLLOWER, EMPTY)
on("GET", C + "/told", MEMBERS)
on("PUT", "/told-drafts/{draft_id}", WRITER_OF_TOLD, {"sentence": "S"})
on("DELETE", "/told-drafts/{draft_id}", WRITER_OF_TOLD)
on("GET", C + "/asks", MEMBERS)
on("POST", C + "/asks", MEMBERS, {"following_id": "{leader_id}", "kind": "time", "text": "T"})
on("GET", "/asks/{ask_id}", READERS_OF_AN_ASK)
on(
    "PUT",
    "/asks/{ask_id}/draft",
    ASKER_OF_A_LEADER,
    {"following_id": "{leader_id}", "kind": "time", "text": "T"},
)
on("POST", "/asks/{ask_id}/drop", ASKER_OF_A_LEADER, EMPTY)
on("POST", "/asks/{ask_id}/accept", LEADER_ASKED, EMPTY)
on("POST", "/asks/{ask_id}/refuse", LEADER_ASKED, {"reason": "R"})
on("POST", "/asks/{ask_id}/delivered", ASKER_OF_A_LEADER, EMPTY)
on("POST", "/asks/{ask_id}/withdraw", ASKER_OF_A_LEADER, EMPTY)

# ---- support between members: Owen asks Mina alone, who offers; it exists for the two
on("GET", "/support-requests", SIGNED_IN)
on("POST", C + "/support-requests", MEMBERS, {"kind": "time", "text": "T"})
on("GET", "/support-requests/{request_id}", TWO_PARTIES)
on("POST", "/support-requests/{request_id}/offers", TWO_PARTIES, {"kind": "time"})
on("POST", "/support-requests/{request_id}/not-now", ADDRESSEE_OF_TWO, EMPTY)
on("POST", "/support-requests/{request_id}/delivered", ASKER_OF_TWO, EMPTY)
on("POST", "/support-requests/{request_id}/close", ASKER_OF_TWO, EMPTY)
on("GET", "/offers", SIGNED_IN)
on("POST", C + "/offers", MEMBERS, {"kind": "time", "text": "T"})
on("GET", "/offers/{offer_id}", TWO_PARTIES)
on("POST", "/offers/{offer_id}/answer", ASKER_OF_TWO, {"answer": "declined"})
# Between the two, there is nothing left to take up for anybody.
on("POST", "/offers/{offer_id}/take-up", TWO_PARTIES, EMPTY)
on("POST", "/offers/{offer_id}/withdraw", ADDRESSEE_OF_TWO, EMPTY)
on("POST", "/offers/{offer_id}/delivered", ASKER_OF_TWO, EMPTY)
on("GET", C + "/brought", MEMBERS)
on("GET", C + "/what-i-bring", MEMBERS)
on("PUT", C + "/what-i-bring", MEMBERS, {"strengths": "S"})
on("GET", C + "/where-wanted", MEMBERS)
on("GET", C + "/my-limit", MEMBERS)
on("PUT", C + "/my-limit", MEMBERS, {"at_most": 3})
