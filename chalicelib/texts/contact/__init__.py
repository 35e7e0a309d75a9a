"""Where the person is reached, and the code that proves it."""
