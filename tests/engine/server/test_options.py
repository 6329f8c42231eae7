"""Where the server may listen."""

from typing import Any

import pytest

from engine.server.options import ServerOptions


def test_this_computer_only_unless_told() -> None:
    assert ServerOptions().is_local
    assert ServerOptions(host="::1").is_local and not ServerOptions(host="0.0.0.0").is_local
    assert ServerOptions(host="0.0.0.0").url(80) == "http://127.0.0.1:80/v1"
    assert ServerOptions(host="::1").url(80) == "http://[::1]:80/v1"
    assert ServerOptions(origins=("*", "https://page.example:8080")).origins


@pytest.mark.parametrize(
    "fields",
    [
        {"host": "localhost"},
        {"host": ""},
        {"port": -1},
        {"port": 65536},
        {"port": "80"},
        {"port": True},
        {"parallel": 0},
        {"parallel": 17},
        {"queue": -1},
        {"origins": ("page.example",)},
        {"origins": ("https://page.example/",)},
    ],
)
def test_what_cannot_be(fields: dict[str, Any]) -> None:
    name = next(iter(fields))
    with pytest.raises(ValueError, match=f"^{name.rstrip('s')}"):
        ServerOptions(**fields)
