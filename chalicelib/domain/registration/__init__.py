"""A form on its way."""
