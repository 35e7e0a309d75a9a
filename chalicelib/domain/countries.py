"""Temporary: replaced by its owner."""
from dataclasses import dataclass
@dataclass
class Country:
    code: str
    def name_at(self, day, language): return self.code
def find_country(code): return Country(code)
def countries_at(day, language="fr"): return []
def related_countries(code): return frozenset({code})
