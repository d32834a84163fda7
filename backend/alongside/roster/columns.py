"""Which columns of a file hold the name and the address, by what their first line says in four languages."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from alongside.roster.rules import RosterColumnsDoubled, RosterColumnsMissing


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EMAIL = _words("""
    email mail emailaddress mailaddress workemail emailwork
    correo correoelectronico direcciondecorreo direcciondecorreoelectronico direccionemail
    courriel courrielprofessionnel adresseemail adressemail adressedemessagerie adresseelectronique adressecourriel
    البريدالالكتروني بريدالكتروني البريد الايميل ايميل عنوانالبريدالالكتروني
""")
WHOLE = _words("""
    name fullname displayname
    nombre nombrecompleto nombreyapellidos nombreyapellido apellidosynombre
    nom nomcomplet prenometnom nometprenom nomprenom prenomnom
    الاسم اسم الاسمالكامل الاسمكاملا
""")
GIVEN = _words("firstname givenname forename prenom prenoms الاسمالاول")
FAMILY = _words("lastname surname familyname apellido apellidos nomdefamille الاسمالاخير اسمالعائلة اللقب")
TATWEEL = "\u0640"


@dataclass(frozen=True, slots=True)
class Columns:
    """Where to find what; a name may stand in two columns."""

    name: tuple[int, ...]
    email: int


def plain(heading: str) -> str:
    """A heading without case, accents, signs and spaces, as the lists above write it."""
    split = unicodedata.normalize("NFKD", heading).casefold()
    return "".join(sign for sign in split if sign.isalnum() and sign != TATWEEL)


def find(headings: Sequence[str]) -> Columns:
    """Raises RosterColumnsMissing, RosterColumnsDoubled."""
    plains = [plain(heading) for heading in headings]
    email = _only(plains, EMAIL)
    given, whole, family = (_only(plains, words) for words in (GIVEN, WHOLE, FAMILY))
    parts = [whole] if None not in (given, whole, family) else [given, whole, family]
    name = tuple(part for part in parts if part is not None)
    if email is None or not name:
        raise RosterColumnsMissing
    return Columns(name, email)


def _only(plains: Sequence[str], words: frozenset[str]) -> int | None:
    places = [place for place, heading in enumerate(plains) if heading in words]
    if len(places) > 1:
        raise RosterColumnsDoubled
    return places[0] if places else None
