"""With what: the only modules that import botocore, pynamodb, argon2 and sqlite3."""
