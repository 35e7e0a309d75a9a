"""One-time codes, whoever awaits one: drawn, compared, counted, delivered."""
