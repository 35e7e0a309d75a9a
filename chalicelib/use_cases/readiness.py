"""What the service cannot work without, and a deployment may have got wrong."""

from collections.abc import Mapping
from pathlib import Path

from chalicelib.adapters.files import common_passwords, countries_file, places_file
from chalicelib.config import Settings

_FILES = {"countries": countries_file.FILE, "passwords": common_passwords.FILE}


def unmet(settings: Settings, files: Mapping[str, Path]) -> dict[str, str]:
    """What is wrong, by the name of a variable or of a file; `files`: those of the caller. AWS is not asked."""
    tables = settings.tables
    names = {
        "LIMITS_TABLE": tables.limits,
        "HOUSEHOLDS_TABLE": tables.households,
        "DOCUMENTS_TABLE": tables.documents,
        "STATE_MACHINE_ARN": settings.machine_arn,
        "CODE_KEY_ID": settings.code_key_id,
        "IDENTIFIER_KEY_ID": settings.identifier_key_id,
    }
    if settings.verifier.url:
        names["VERIFIER_SECRET_ARN"] = settings.verifier.secret_arn
    found = {name: "not set" for name, value in names.items() if not value}
    found |= {name: "not there" for name, file in {**_FILES, **files}.items() if not file.is_file()}
    try:
        # Asked, not only found: an old SQLite refuses a file whose schema is newer than itself.
        if places_file.find("75056") is None:
            found["places"] = "without Paris"
    except Exception as error:
        found["places"] = type(error).__name__
    return found
