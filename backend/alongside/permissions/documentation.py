"""`docs/permissions.md`, made from the law and the routes that declare it."""

from collections import defaultdict
from collections.abc import Iterable

from fastapi.routing import APIRoute

from alongside.permissions.policy import POLICY
from alongside.permissions.vocabulary import Permission

HEAD = """# Who may do what

Made from `backend/alongside/permissions/policy.py` by `make docs`; do not edit.

Each line is one right. Any one of its conditions suffices. There is no condition for having created, led, sponsored or
administered something, and no right over another person's words, answers or commitments. What one may not know of
answers as if it did not exist.

| Right | Who | Routes |
|---|---|---|
"""


def permission_of(route: APIRoute) -> Permission | None:
    """The right that a route declares."""
    declared = (route.openapi_extra or {}).get("x-permission")
    return Permission(declared) if declared else None


def page(routes: Iterable[APIRoute]) -> str:
    """The whole document as Markdown."""
    by_permission: dict[Permission, list[str]] = defaultdict(list)
    for route in routes:
        permission = permission_of(route)
        if permission:
            by_permission[permission].extend(f"`{method} {route.path}`" for method in sorted(route.methods or ()))
    lines = [
        f"| `{permission}` | {_who(permission)} | {'<br>'.join(sorted(by_permission[permission]))} |"
        for permission in POLICY
        if by_permission[permission]
    ]
    return HEAD + "\n".join(lines) + "\n"


def _who(permission: Permission) -> str:
    sentences = [(condition.__doc__ or condition.__name__).strip().rstrip(".") for condition in POLICY[permission]]
    return "; ".join(sentence[0].lower() + sentence[1:] for sentence in sentences)
