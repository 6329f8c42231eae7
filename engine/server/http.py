"""The server's addresses: OpenAI's /v1/..., /health and /metrics."""

import asyncio
import uuid
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import aclosing, suppress
from typing import Any, TypeVar

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from engine.process.events import Embedded, EndReason, Event, Failed, Finished, ModelInfo, Piece
from engine.sampling.params import SamplingParams
from engine.server.answers import Answers, Engine
from engine.server.api_error import ApiError, Gone, bad, internal, not_loaded
from engine.server.body import body_was_read, read_object
from engine.server.guard import error_response
from engine.server.metrics import CONTENT_TYPE, Metrics
from engine.server.replies import (
    STREAM_END,
    Replies,
    embeddings_object,
    json_bytes,
    model_object,
    server_event,
)
from engine.server.requests import Wanted, chat_request, check_model, completion_request, embedding_request

T = TypeVar("T")
Events = AsyncGenerator[Event, None]
Read = Callable[[Mapping[str, Any], SamplingParams], Wanted]


def make_app(engine: Engine, answers: Answers, metrics: Metrics) -> Starlette:
    """The application behind the guard."""
    api = _Api(engine, answers, metrics)
    app = Starlette(
        routes=[
            Route("/v1/models", api.models, methods=["GET"]),
            Route("/v1/models/{name:path}", api.model, methods=["GET"]),
            Route("/v1/chat/completions", api.chat, methods=["POST"]),
            Route("/v1/completions", api.completions, methods=["POST"]),
            Route("/v1/embeddings", api.embeddings, methods=["POST"]),
            Route("/health", api.health, methods=["GET"]),
            Route("/metrics", api.metrics, methods=["GET"]),
        ],
        exception_handlers={HTTPException: _unknown, ApiError: _refused, Gone: _gone, Exception: _broken},
    )
    app.router.redirect_slashes = False
    return app


class _Api:
    def __init__(self, engine: Engine, answers: Answers, metrics: Metrics) -> None:
        self._engine, self._answers, self._metrics = engine, answers, metrics

    # ---- what is there ----

    async def health(self, request: Request) -> Response:
        if self._engine.info is None:
            return _json({"status": "no model"}, 503)
        return _json({"status": "ok"})

    async def metrics(self, request: Request) -> Response:
        return Response(self._metrics.text(), headers={"Content-Type": CONTENT_TYPE})

    async def models(self, request: Request) -> Response:
        info = self._engine.info
        return _json({"object": "list", "data": [] if info is None else [model_object(info)]})

    async def model(self, request: Request) -> Response:
        info = self._loaded()
        check_model({"model": request.path_params["name"]}, info.name)
        return _json(model_object(info))

    # ---- answers ----

    async def chat(self, request: Request) -> Response:
        return await self._answer(request, chat_request, is_chat=True)

    async def completions(self, request: Request) -> Response:
        return await self._answer(request, completion_request, is_chat=False)

    async def embeddings(self, request: Request) -> Response:
        body = await read_object(request)
        info = self._loaded()
        check_model(body, info.name)
        if not info.vector_width:
            message = f"The model '{info.name}' writes text and has no embeddings; load an encoder."
            raise bad(message, "model", "unsupported_model")
        wanted, base64 = embedding_request(body, info.vector_width)
        events = self._answers.ask(wanted, _client(request))
        try:
            return _json(await _while_there(request, _vectors(info.name, events, base64)))
        finally:
            await events.aclose()

    async def _answer(self, request: Request, read: Read, is_chat: bool) -> Response:
        body = await read_object(request)
        info = self._loaded()
        check_model(body, info.name)
        wanted = read(body, info.defaults)
        replies = Replies(f"{'chatcmpl' if is_chat else 'cmpl'}-{uuid.uuid4().hex}", info.name, is_chat)
        events = self._answers.ask(wanted, _client(request))
        try:
            # What is wrong shows before the first token, and so in the status.
            first = await _while_there(request, anext(events))
            _raise_if_failed(first)
            if wanted.stream:
                return _Stream(_chunks(replies, first, events, wanted.include_usage))
            return _json(await _while_there(request, _whole(replies, first, events)))
        except BaseException:
            await events.aclose()
            raise

    def _loaded(self) -> ModelInfo:
        info = self._engine.info
        if info is None:
            raise not_loaded()
        return info


class _Stream(StreamingResponse):
    """Server-sent events; the answer ends when the client leaves."""

    def __init__(self, chunks: AsyncGenerator[bytes, None]) -> None:
        super().__init__(chunks, headers={"Cache-Control": "no-cache"}, media_type="text/event-stream")
        self._chunks = chunks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with aclosing(self._chunks):
            await super().__call__(scope, receive, send)


async def _whole(replies: Replies, first: Event, events: Events) -> dict[str, Any]:
    pieces: list[Piece] = []
    async for event in _all(first, events):
        _raise_if_failed(event)
        if isinstance(event, Piece):
            pieces.append(event)
        elif isinstance(event, Finished):
            return replies.whole(pieces, event)
    raise AssertionError("an answer ends in Finished or Failed")


async def _vectors(name: str, events: Events, base64: bool) -> dict[str, Any]:
    found: list[Embedded] = []
    async for event in events:
        _raise_if_failed(event, "input")
        if isinstance(event, Embedded):
            found.append(event)
        elif isinstance(event, Finished):
            return embeddings_object(name, found, event, base64)
    raise AssertionError("an answer ends in Finished or Failed")


async def _chunks(
    replies: Replies, first: Event, events: Events, include_usage: bool
) -> AsyncGenerator[bytes, None]:
    try:
        if (begin := replies.first()) is not None:
            yield server_event(begin)
        async for event in _all(first, events):
            _raise_if_failed(event)
            if isinstance(event, Piece) and (event.text or event.chances):
                yield server_event(replies.piece(event))
            elif isinstance(event, Finished):
                yield server_event(replies.last(event))
                if include_usage:
                    yield server_event(replies.counted(event))
        yield STREAM_END
    except ApiError as error:
        yield server_event(error.as_object())
    finally:
        await events.aclose()


async def _all(first: Event, events: Events) -> Events:
    yield first
    async for event in events:
        yield event


def _raise_if_failed(event: Event, param: str = "messages") -> None:
    if isinstance(event, Failed):
        if event.tokens:
            raise bad(event.sentence, param, "context_length_exceeded")
        if event.of_prompt:
            raise bad(event.sentence)
        raise ApiError(500, event.sentence, kind="server_error")
    if isinstance(event, Finished) and event.reason is EndReason.CANCELLED:
        raise ApiError(
            503, "The answer was ended: the model was unloaded or exchanged.", kind="server_error", retry_s=2
        )


async def _while_there(request: Request, work: Awaitable[T]) -> T:
    """What ``work`` comes to. Gone where the client leaves before; then it is ended."""
    task = asyncio.ensure_future(_awaited(work))
    leaving = asyncio.ensure_future(_disconnected(request))
    try:
        await asyncio.wait({task, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise Gone
        return task.result()
    finally:
        for other in (task, leaving):
            other.cancel()
            with suppress(asyncio.CancelledError, StopAsyncIteration, ApiError):
                await other


async def _awaited(work: Awaitable[T]) -> T:
    return await work


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _client(request: Request) -> str:
    """The program that asks, by what it calls itself, and where it is."""
    program = request.headers.get("user-agent", "").split(" ")[0][:40]
    host = request.client.host if request.client else ""
    return f"{program} ({host})" if program.isprintable() and program else host


def _json(value: object, status: int = 200) -> Response:
    return Response(json_bytes(value), status, media_type="application/json")


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return error_response(error, close=not body_was_read(request))


async def _unknown(request: Request, error: Exception) -> Response:
    """What the routes refuse, in OpenAI's form."""
    assert isinstance(error, HTTPException)
    words = {404: "There is nothing at this address.", 405: "This address does not take the method."}
    message = words.get(error.status_code, error.detail)
    return error_response(ApiError(error.status_code, message, code="unknown_url"), close=True)


async def _gone(request: Request, error: Exception) -> Response:
    return Response(status_code=499)  # nobody reads it


async def _broken(request: Request, error: Exception) -> Response:
    """The guard notes what it was."""
    return error_response(internal(), close=True)
