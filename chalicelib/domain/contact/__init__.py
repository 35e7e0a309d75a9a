"""How a person is reached, and the code that proves it."""
