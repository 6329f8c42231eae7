"""The environment as people's shells set it, made fit for huggingface_hub before it is imported.

That library reads its variables once, at its first import, and takes a number or an address that makes no
sense for a reason not to start.
"""

import os
from urllib.parse import urlsplit

_odd_endpoint = ""  # what HF_ENDPOINT was, where no library may see it


def prepare() -> None:
    """No telemetry, plain HTTP (its own protocol can be neither paused nor checked), nothing printed."""
    global _odd_endpoint
    os.environ.update(
        HF_HUB_DISABLE_TELEMETRY="1",
        HF_HUB_DISABLE_XET="1",
        HF_HUB_DISABLE_IMPLICIT_TOKEN="1",  # no token from elsewhere
        HF_HUB_DISABLE_UPDATE_CHECK="1",
        HF_HUB_DISABLE_PROGRESS_BARS="1",
        HF_HUB_DISABLE_SYMLINKS_WARNING="1",
        HF_HUB_VERBOSITY="error",
    )
    os.environ.pop("HF_HUB_ENABLE_HF_TRANSFER", None)  # it is no more, and a warning would say so
    for name in [name for name in os.environ if name.startswith("HF_") and name.endswith("_TIMEOUT")]:
        if not os.environ[name].strip().isdecimal():
            del os.environ[name]
    endpoint = unquoted(os.environ.get("HF_ENDPOINT", ""))
    if endpoint and not _has_sense(endpoint):
        _odd_endpoint = endpoint
        endpoint = ""
    if endpoint:
        os.environ["HF_ENDPOINT"] = endpoint
    else:
        os.environ.pop("HF_ENDPOINT", None)


def endpoint() -> str:
    """What HF_ENDPOINT says, which may be no address at all; "" where it says nothing."""
    return unquoted(os.environ.get("HF_ENDPOINT", "")) or _odd_endpoint


def unquoted(value: str) -> str:
    """Without blanks, and quotes that a file of variables had around it and the shell was to take away."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def _has_sense(url: str) -> bool:
    try:
        return urlsplit(url).port != 0 and bool(urlsplit(url).netloc)
    except ValueError:
        return False
