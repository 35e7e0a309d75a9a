"""Loads the registries of households and of documents."""
