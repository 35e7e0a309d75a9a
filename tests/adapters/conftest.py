"""The same service in one process as the API's tests have: its tables are what the adapters write to.

Where `DYNAMODB_LOCAL_URL` is set, DynamoDB Local has the tables instead of moto (`make test-dynamodb-local`).
"""

import os
from collections.abc import Iterator
from typing import Any

import botocore.session
import pytest

from local.harness.environment import REGION
from local.harness.service import Service


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    url = os.environ.get("DYNAMODB_LOCAL_URL")
    if url:
        # botocore's own, so that nothing of ours has to know.
        monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", url)
    with Service() as running:
        yield running
        if url:
            _drop_tables()


def _drop_tables() -> None:
    """moto forgets them by itself."""
    client: Any = botocore.session.get_session().create_client("dynamodb", region_name=REGION)
    for name in client.list_tables()["TableNames"]:
        client.delete_table(TableName=name)
