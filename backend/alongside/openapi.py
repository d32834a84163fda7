"""How the API describes itself: OpenAPI 3.1, with the problem shape that every refusal has."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from alongside.core.problems import Problem


class Api(FastAPI):
    """A FastAPI app whose description says what its refusals are (RFC 9457)."""

    def openapi(self) -> dict[str, Any]:
        """The description; made once."""
        self.openapi_schema = self.openapi_schema or _described(self)
        return self.openapi_schema


def _described(app: FastAPI) -> dict[str, Any]:
    schema = get_openapi(title=app.title, version=app.version, openapi_version="3.1.0", routes=app.routes)
    shared = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    definitions = schema.setdefault("components", {}).setdefault("schemas", {})
    definitions |= shared.pop("$defs", {})
    definitions["Problem"] = shared
    for name in ("HTTPValidationError", "ValidationError"):
        definitions.pop(name, None)
    for operations in schema["paths"].values():
        for operation in operations.values():
            _own_422(operation)
    return schema


def _own_422(operation: dict[str, Any]) -> None:
    """FastAPI writes its own 422 where a route has parameters; ours is a problem like any other."""
    answers = operation.get("responses", {})
    stated = answers.get("422", {})
    if "application/json" in stated.get("content", {}):
        answers["422"]["content"] = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
