"""What history the communes package does not tell: the days on which codes changed, and overseas codes of the past."""

from datetime import date

from chalicelib.domain.identity.birthplace import department_of

# (département of the former code, département of today) → the day on which the places went from one to the other.
# Sources: on legifrance.gouv.fr the laws 64-707 (Paris region), 75-356 (Corsica), 2007-223 (Saint-Barthélemy and
# Saint-Martin: in force on 15 July, senat.fr/rap/l11-188) and 2010-1487 (Mayotte).
CODE_CHANGES = {
    ("20", "2A"): date(1976, 1, 1),  # Corsica split in two
    ("20", "2B"): date(1976, 1, 1),
    **{("75", new): date(1968, 1, 1) for new in ("92", "93", "94")},  # Seine
    **{("78", new): date(1968, 1, 1) for new in ("91", "92", "93", "94", "95")},  # Seine-et-Oise
    # They left Guadeloupe on this day, from which the list of places shows them apart. INSEE has their codes from 2008
    # on: what a NIR may hold (`nir_history` in the domain) changes half a year later.
    ("971", "977"): date(2007, 7, 15),
    ("971", "978"): date(2007, 7, 15),
    ("985", "976"): date(2011, 3, 31),  # Mayotte became a département
}
CREATED = {new: day for (_former, new), day in CODE_CHANGES.items()}

# Law 2010-1563: no commune nouvelle, hence no name given by one, is older.
FIRST_NEW_COMMUNES = date(2010, 12, 16)

# Names of départements under which only former codes stand.
FORMER_DEPARTMENTS = {"20": "Corse", "75": "Seine", "78": "Seine-et-Oise", "985": "Mayotte"}

# Saint-Barthélemy and Saint-Martin.
_OVERSEAS = {"97701": "97123", "97801": "97127"}


def overseas_former_codes(code: str) -> list[str]:
    """Codes that a commune had overseas; those of Mayotte kept their last two digits."""
    if department_of(code) == "976":
        return [f"985{code[3:]}"]
    return [_OVERSEAS[code]] if code in _OVERSEAS else []
