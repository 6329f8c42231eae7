"""Shared by tests: small models, servers, windows. ``ROOT`` is the top of the repository."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
