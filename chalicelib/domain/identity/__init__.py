"""Who a person is, and what proves it."""
