"""The page's files as they are served: hashed, kept for long, under a strict policy."""

import re
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from chalicelib.api.page_assets import page
from local.engine.stack import Stack


def test_the_document_names_every_file_by_its_hash(stack: Stack) -> None:
    names = re.findall(r'"assets/([^"]+)"', page().html)
    assert sorted(names) == sorted(page().assets) and "{{" not in page().html
    for name in names:
        assert re.fullmatch(r"[a-z]+-[0-9a-f]{12}\.(js|css|svg)", name)
        with urlopen(f"{stack.url}/assets/{name}") as answer:
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert answer.read().decode() == page().assets[name].body


def test_the_document_has_a_strict_policy_and_is_asked_for_anew(stack: Stack) -> None:
    with urlopen(f"{stack.url}/") as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy and policy.startswith("default-src 'none'")
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_another_name_is_not_found(stack: Stack) -> None:
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{stack.url}/assets/page-000000000000.js")
    assert refused.value.code == 404
