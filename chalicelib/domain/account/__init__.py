"""The account, its password, what it may not hold."""
