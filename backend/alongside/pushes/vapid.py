"""How push services know who sends (RFC 8292): a key of this installation, and a short-lived word signed with it."""

import json
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HOLDS = timedelta(hours=12)
HALF = 32


def new_private() -> bytes:
    """The private number of a new key on P-256."""
    return ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value.to_bytes(HALF)


def public(private: bytes) -> str:
    """The key that browsers and push services are given."""
    point = _key(private).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return _text(point)


def authorization(private: bytes, endpoint: str, contact: str, now: datetime) -> str:
    """The header of one request. `contact` is whom a push service can write to."""
    parts = urlsplit(endpoint)
    claims = {"aud": f"https://{parts.netloc}", "exp": int((now + HOLDS).timestamp()), "sub": contact}
    signed = f"{_json({'typ': 'JWT', 'alg': 'ES256'})}.{_json(claims)}"
    r, s = decode_dss_signature(_key(private).sign(signed.encode(), ec.ECDSA(SHA256())))
    return f"vapid t={signed}.{_text(r.to_bytes(HALF) + s.to_bytes(HALF))}, k={public(private)}"


def _key(private: bytes) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(private), ec.SECP256R1())


def _json(value: dict[str, object]) -> str:
    return _text(json.dumps(value, separators=(",", ":")).encode())


def _text(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()
