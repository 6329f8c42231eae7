"""Guard: what every request has to pass before it is looked at: its Host, its key, and pages' permissions.

- *Host.* A page on the Internet may let its own name point to this computer (DNS rebinding), and a browser
  then takes this server for that page's. So it has to be a number, "localhost", or an allowed name.
- *Key.* ``Authorization: Bearer KEY`` for everything but /health.
- *CORS.* A page of another origin gets no permission unless it was allowed.
"""

import hmac
import ipaddress
import logging

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from engine.server.api_error import ApiError, Gone, internal
from engine.server.options import ServerOptions
from engine.server.replies import json_bytes

log = logging.getLogger(__name__)
WITHOUT_KEY = "/health"


def error_response(error: ApiError, close: bool = False) -> Response:
    """``close``: the connection ends with it, because the request's body was not read."""
    headers = error.headers | ({"Connection": "close"} if close else {})
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return Response(
        json_bytes(error.as_object()), error.status, headers=headers, media_type="application/json"
    )


class Guard:
    """Lets through to ``app`` what may pass. ``key`` can be exchanged while it runs."""

    def __init__(self, app: ASGIApp, options: ServerOptions, key: str) -> None:
        self._app, self._options = app, options
        self.key = key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        allowed = origin if origin and {origin, "*"} & set(self._options.origins) else ""
        started = False

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                answer = MutableHeaders(scope=message)
                answer["X-Content-Type-Options"] = "nosniff"
                if self._options.origins:
                    answer["Vary"] = "Origin"
                if allowed:
                    answer["Access-Control-Allow-Origin"] = allowed
            await send(message)

        try:
            self._check_host(headers.get("host", ""))
            if scope["method"] == "OPTIONS" and allowed:
                await _preflight()(scope, receive, guarded)
                return
            if scope["path"] != WITHOUT_KEY:
                self._check_key(headers.get("authorization", ""))
            await self._app(scope, receive, guarded)
        except ApiError as refusal:
            if not started:
                await error_response(refusal, close=True)(scope, receive, guarded)
        except Gone:
            pass
        except Exception:
            log.exception("A request failed")
            if started:
                raise  # the connection is cut: the client must not take it for the end
            await error_response(internal(), close=True)(scope, receive, guarded)

    def _check_host(self, host: str) -> None:
        name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
        if name.lower() in ("localhost", *map(str.lower, self._options.hosts)):
            return
        try:
            ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            raise ApiError(
                403,
                "The server is not reached under this name; allow it, or use its address.",
                code="wrong_host",
            ) from None

    def _check_key(self, given: str) -> None:
        scheme, _, key = given.partition(" ")
        right = hmac.compare_digest(key.strip().encode("utf-8", "replace"), self.key.encode())
        if scheme.lower() != "bearer" or not right:
            raise ApiError(
                401,
                "The request has to carry the server's key: Authorization: Bearer KEY.",
                kind="authentication_error",
                code="invalid_api_key",
            )


def _preflight() -> Response:
    return Response(
        status_code=204,
        headers={
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "Authorization, Content-Type",
            "Access-Control-Max-Age": "600",
        },
    )
