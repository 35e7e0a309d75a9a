"""Opening an account, step by step."""
