"""The hub of the tests, for the commands that download."""

from tests.engine.hub.conftest import plain_environment as plain_environment
from tests.engine.hub.conftest import server as server
from tests.engine.hub.conftest import toy_files as toy_files
