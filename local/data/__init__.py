"""What is made and committed: the reference data, the contract."""
