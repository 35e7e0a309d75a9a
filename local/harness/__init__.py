"""The service in one process, a client of the deployed one, and the people who use them: for tests and benchmarks."""
