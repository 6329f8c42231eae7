"""The body of a request: bounded in size and time, and JSON with an object in it."""

import asyncio
import json
from typing import Any, NoReturn

from starlette.requests import ClientDisconnect, Request

from engine.server.api_error import ApiError, Gone, bad

MOST_BYTES = 4 << 20
BODY_S = 30.0  # for all of it


async def read_object(request: Request) -> dict[str, Any]:
    """The JSON object of the body. ApiError; Gone where the client has left."""
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > MOST_BYTES:
        raise _too_large()
    try:
        content = await asyncio.wait_for(_read(request), BODY_S)
    except TimeoutError:
        raise ApiError(408, f"The request's body did not come within {BODY_S:.0f} s.") from None
    except ClientDisconnect:
        raise Gone from None
    request.state.body_was_read = True
    try:
        value = json.loads(content, parse_constant=_no_number)
    except (
        ValueError,
        RecursionError,
    ):  # ValueError: also a text that is not UTF-8, or a number of a million digits
        raise bad("The request's body is not JSON.") from None
    if not isinstance(value, dict):
        raise bad("The request's body must be a JSON object.")
    return value


def body_was_read(request: Request) -> bool:
    """Whether the connection can be used for another request, because nothing of this one is left in it."""
    return getattr(request.state, "body_was_read", False)


async def _read(request: Request) -> bytes:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > MOST_BYTES:
            raise _too_large()
    return bytes(content)


def _too_large() -> ApiError:
    return ApiError(413, f"The request's body has more than {MOST_BYTES >> 20} MB.", code="body_too_large")


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
