"""One-time codes, whoever awaits one: asked for, computed, compared, delivered."""
