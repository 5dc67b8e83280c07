"""The OpenAPI document: whole, and kept to by every answer."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
import schemathesis
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from starlette.testclient import TestClient
from tests.web.conftest import TOKEN, WRITING

from bilat.query import Filter
from bilat.web import api
from bilat.web.app import create_app
from bilat.web.asking import PARAMETERS
from bilat.web.examples import EXAMPLES
from bilat.workspace import Workspace


@pytest.fixture(scope="module")
def openapi(samples: str, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Give the description that schemathesis tries, over a copy of the samples that it may write to."""
    path = tmp_path_factory.mktemp("web") / "tried.db"
    with Workspace.open(samples) as workspace:
        workspace.base.select("VACUUM INTO ?", (str(path),))
    return schemathesis.openapi.from_asgi("/v1/openapi.json", create_app(str(path), TOKEN, names=("testserver",)))


OPERATIONS = sorted(
    (route.path, method)
    for router in api.ROUTERS
    for route in router.routes
    if isinstance(route, APIRoute) and route.include_in_schema
    for method in route.methods or ()
)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_answer_keeps_to_the_document(openapi: Any, path: str, method: str, mode: GenerationMode) -> None:
    """Any request that the document allows or forbids gets an answer that the document tells.

    Left out is the check that all that the schema allows is accepted: which words name a country is not for a schema to say; and for a document
    that is sent the check that other bodies are refused: any characters are a text.
    """
    left_out = [positive_data_acceptance] + ([negative_data_rejection] if (path, method) == ("/v1/documents", "POST") else [])

    @given(case=openapi[path][method].as_strategy(generation_mode=mode))
    @settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def check(case: Any) -> None:
        case.call_and_validate(headers=WRITING, excluded_checks=left_out)

    try:
        check()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE and not openapi[path][method].query  # nothing in it can be wrong


def test_every_route_has_a_summary_and_tells_its_errors(web: TestClient) -> None:
    """And each parameter its meaning."""
    for path, routes in _read(web)["paths"].items():
        for route in routes.values():
            assert route["summary"] and route["description"] and "400" in route["responses"], path
            assert all(one.get("description") for one in route.get("parameters", ()) if one["in"] == "query"), path


def test_every_reference_leads_to_a_schema(web: TestClient) -> None:
    """No schema is missing, and the examples are records of theirs."""
    document = _read(web)
    text = msgspec.json.encode(document).decode()
    named = {part.partition('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert named <= set(document["components"]["schemas"]) and "ValidationError" not in text
    for record, example in EXAMPLES.items():
        assert msgspec.convert(msgspec.to_builtins(example), record) == example


@pytest.mark.parametrize("field", Filter.__struct_fields__)
def test_every_field_of_the_filter_is_told(field: str) -> None:
    """A new field of the filter needs its meaning in the table of parameters."""
    assert PARAMETERS[field].meaning


def _read(web: TestClient) -> Any:
    return web.get("/v1/openapi.json").json()
