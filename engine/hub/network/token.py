"""The token a person gave for an endpoint: in the system's keyring, where there is one.

It is kept for one scheme, host and port, and handed out for that one only. HF_TOKEN counts for the endpoint
that the environment names. Calls may wait for the keyring to be unlocked: not in a window's main thread.
"""

import os

import keyring
from keyring.errors import KeyringError, PasswordDeleteError

from engine.hub.settings import HubSettings, Origin, named_endpoint, origin

SERVICE = "tern-chat hub token"


def token_for(settings: HubSettings) -> str:
    """The token for ``settings``' endpoint: HF_TOKEN, or the keyring's; "" if there is none."""
    wanted = settings.origin
    from_environment = os.environ.get("HF_TOKEN", "").strip()
    if from_environment and wanted == origin(named_endpoint()):
        return from_environment
    try:
        return keyring.get_password(SERVICE, _name(wanted)) or ""
    except (KeyringError, RuntimeError, OSError):
        return ""


def keep_token(settings: HubSettings, token: str) -> bool:
    """Keeps ``token`` ("" to forget it) for the endpoint; False where there is no keyring that does."""
    name = _name(settings.origin)
    try:
        if token:
            keyring.set_password(SERVICE, name, token)
        else:
            keyring.delete_password(SERVICE, name)
    except PasswordDeleteError:
        return True  # there was none
    except (KeyringError, RuntimeError, OSError):
        return False
    return True


def _name(place: Origin) -> str:
    scheme, host, port = place
    return f"{scheme}://{host}:{port}"
