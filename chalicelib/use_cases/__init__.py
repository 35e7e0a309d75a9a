"""What we do: one module a thing that somebody can do. Each reads from top to bottom."""
