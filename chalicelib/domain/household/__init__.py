"""Who belongs together, and in which role."""
