"""Prints docs/errors.md: every refusal, its status, where it is shown, what a person reads (`make docs`)."""

import inspect
import re
from collections.abc import Iterator

from chalicelib.api.edge.problems import field_of, status_of
from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.registration.steps import Notice
from chalicelib.texts.language import Language
from chalicelib.texts.lookup import help_page, title
from local import ROOT

TARGET = ROOT / "docs" / "errors.md"

_HEAD = """\
# Refusals

Printed from the code by `make docs`, compared by a test: do not edit. An answer that refuses is a problem (RFC 9457)
with one of these words as its `code`; the sentences are what a person reads, after the title where there is one. Where
the third column says *a field*, the word stands in the `errors` of an `invalid_form`, beside the name of the field;
*a notice* stands in a registration. What stands in braces is filled from the `details` of that error or from the
problem: `{wait}` is the time until `retry_at`, `{open_step}` the label of the step.
"""
_GROUP = re.compile(r" +# (.+)| +[A-Z0-9_]+ = \"(\w+)\"")


def errors_page() -> str:
    return _HEAD + "".join(_section(name, codes) for name, codes in groups())


def groups() -> Iterator[tuple[str, list[ErrorCode]]]:
    """The codes under the comments that part them in the source of the enumeration."""
    name, codes = "", list[ErrorCode]()
    for comment, value in _GROUP.findall(inspect.getsource(ErrorCode)):
        if value:
            codes.append(ErrorCode(value))
        else:
            if codes:
                yield name, codes
            name, codes = comment, []
    yield name, codes


def _section(name: str, codes: list[ErrorCode]) -> str:
    heading = f"\n## {name[:1].upper()}{name[1:]}\n\n"
    columns = "| code | status | shown at | French | English |\n|---|---|---|---|---|\n"
    return heading + columns + "".join(f"{_row(code)}\n" for code in codes)


def _row(code: ErrorCode) -> str:
    french, english = (_read_by_a_person(language, code) for language in (Language.FR, Language.EN))
    status, place = _status_and_place(code)
    return f"| `{code}` | {status} | {place} | {french} | {english} |"


def _read_by_a_person(language: Language, code: ErrorCode) -> str:
    sentence = help_page(language)["errors"][code]
    return f"**{title(language, code)}.** {sentence}" if has_title(code) else str(sentence)


def _status_and_place(code: ErrorCode) -> tuple[str, str]:
    status, field = str(status_of(code)), field_of(code)
    if has_title(code):
        return status, f"the whole request, and `{field}`" if field else "the whole request"
    # Refuses nothing: it tells why the person is back at an earlier step.
    return ("–", "a notice") if code in map(str, Notice) else (status, "a field")


def has_title(code: ErrorCode) -> bool:
    """A problem's own code has one; the others are shown under the title of `invalid_form`."""
    return code is ErrorCode.INVALID_FORM or title(Language.FR, code) != title(Language.FR, ErrorCode.INVALID_FORM)


if __name__ == "__main__":
    TARGET.write_text(errors_page(), "utf-8")
    print(f"{TARGET.relative_to(ROOT)} written")
