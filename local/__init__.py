"""What runs, packages, loads and measures the service on this machine. Nothing of it is deployed."""

from pathlib import Path

ROOT = Path(__file__).absolute().parents[1]
"""The folder of the checkout."""
