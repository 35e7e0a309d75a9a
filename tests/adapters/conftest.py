"""The same service in one process as the API's tests have: its tables are what the adapters write to."""

from tests.api.conftest import service

__all__ = ["service"]
