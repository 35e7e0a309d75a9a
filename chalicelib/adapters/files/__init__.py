"""The read-only reference data of chalicelib/data/."""
