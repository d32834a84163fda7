"""Days that people give: `2026-11-27`, and neither a number nor a moment."""

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

FORM = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _written_as_a_day(value: object) -> object:
    if isinstance(value, str) and not FORM.fullmatch(value.strip()):
        raise PydanticCustomError("date_parsing", "refused")
    if not isinstance(value, str | date):
        raise PydanticCustomError("date_type", "refused")
    return value


Day = Annotated[date, BeforeValidator(_written_as_a_day)]
