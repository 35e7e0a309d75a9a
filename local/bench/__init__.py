"""`make bench`: what docs/performance.md tells."""
