"""What is true: no AWS, no Chalice, no clock, no randomness, no file."""
