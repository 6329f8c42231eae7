"""The terminal program: ``main`` runs one command, ``SUMMARIES`` says what each is for."""

from engine.cli.command_line import SUMMARIES as SUMMARIES
from engine.cli.command_line import main as main
