"""Connections with an end: none stays open for a header that never comes, or an answer that nobody reads."""

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from engine.server.api_error import ApiError
from engine.server.replies import json_bytes

MOST_CONNECTIONS = 256
HEADER_S = 10.0  # for the whole header of a request, once the connection is there
UNREAD_S = 60.0  # that a client may leave the answer unread while more is to be sent


class BoundedConnection(H11Protocol):
    """One connection, as uvicorn has it, with these bounds."""

    _header_timer: asyncio.TimerHandle | None = None
    _unread_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            transport.write(
                _plain_answer(ApiError(503, "There are too many connections.", kind="server_error"))
            )
            transport.close()
            return
        self._expect_header()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state is h11.IDLE and not self.transport.is_closing():
            self._expect_header()  # a part of one is there
        else:
            self._stop(self._header_timer)
            self._header_timer = None

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._stop(self._header_timer)  # waiting for the next request is uvicorn's
        self._header_timer = None

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop(self._header_timer)
        self._stop(self._unread_timer)
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._unread_timer = self.loop.call_later(UNREAD_S, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stop(self._unread_timer)

    def _expect_header(self) -> None:
        if self._header_timer is None:
            self._header_timer = self.loop.call_later(HEADER_S, self._header_late)

    def _header_late(self) -> None:
        if not self.transport.is_closing():
            self.transport.write(_plain_answer(ApiError(408, "The request's header did not come in time.")))
            self.transport.close()

    @staticmethod
    def _stop(timer: asyncio.TimerHandle | None) -> None:
        if timer is not None:
            timer.cancel()


def _plain_answer(error: ApiError) -> bytes:
    """A whole answer to what was never read as a request."""
    body = json_bytes(error.as_object())
    head = (
        f"HTTP/1.1 {error.status} {'Request Timeout' if error.status == 408 else 'Service Unavailable'}\r\n"
        f"content-type: application/json\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n"
    )
    return head.encode() + body
