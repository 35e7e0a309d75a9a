"""Temporary: replaced by its owner."""
from collections.abc import Iterable, Mapping
def parse_password(data: Mapping[str, object], personal: Iterable[str] = ()) -> str:
    return str(data["password"])
