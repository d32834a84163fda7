"""Secrets and hashes (trust.md 5.1)."""

import hashlib
import secrets
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

# OWASP's floor for argon2id; at most two at once, so that sign-in can't eat all memory.
_hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
_slots = BoundedSemaphore(2)


def new_secret() -> str:
    """256 random bits as text, for cookies and links."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> bytes:
    """SHA-256 of a secret: what the database keeps instead of it."""
    return hashlib.sha256(secret.encode()).digest()


def hash_password(password: str) -> str:
    """An argon2id hash."""
    with _slots:
        return _hasher.hash(password)


# Checked when there is no account or no password, so that both answers take as long.
_NOBODY = _hasher.hash("nobody")


def password_matches(stored: str | None, password: str) -> bool:
    """Whether a password fits; takes as long when there is none to compare with."""
    with _slots:
        try:
            _hasher.verify(stored or _NOBODY, password)
        except (VerifyMismatchError, InvalidHashError):
            return False
    return stored is not None
