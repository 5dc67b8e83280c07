"""Servers over bases of the sample documents, asked in this process; nothing goes over the network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from bilat.samples import PATH
from bilat.web.app import create_app
from bilat.workspace import Workspace

TOKEN = "the-token-of-the-tests"
ADDRESS = "http://127.0.0.1:8000"
WRITING = {"Authorization": f"Bearer {TOKEN}"}


def serve(path: str) -> TestClient:
    """Give a client of a server over a base; use it as a context manager."""
    return TestClient(create_app(path, TOKEN), base_url=ADDRESS, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the path of a base of the sample documents, which no test may change."""
    path = str(tmp_path_factory.mktemp("web") / "samples.db")
    with Workspace.open(path) as workspace:
        workspace.add(PATH)
    return path


@pytest.fixture(scope="session")
def web(samples: str) -> Iterator[TestClient]:
    """Give a client of a server over the samples, for reading."""
    with serve(samples) as client:
        yield client


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of a server over an empty base of its own, for writing."""
    path = tmp_path_factory.mktemp("web") / "own.db"
    Workspace.open(path).close()
    with serve(str(path)) as client:
        yield client
