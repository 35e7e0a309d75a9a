"""What anybody may ask: places, countries."""
