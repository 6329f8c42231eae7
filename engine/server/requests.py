"""Requests of OpenAI's API as values: what they ask for, checked, or an ApiError that names the field.

Fields that change nothing about the answer (``user``, ``metadata``, ``store`` and others) are passed over,
and so are those that nobody knows. Those that would change it, and are not answered here, are refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from engine.process.events import Texts
from engine.sampling.params import SamplingParams
from engine.server.api_error import ApiError, bad
from engine.server.fields import flag, mapping, number, refuse, shown, texts, whole, wrong
from engine.text.chat_message import ChatMessage

MOST_STOPS = 16
MOST_TOP_LOGPROBS = 20
COMPLETION_TOKENS = 16  # of /v1/completions where the request names no number, as OpenAI has it
ROLES = {"system": "system", "developer": "system", "user": "user", "assistant": "assistant"}
ANY_MODEL = ("", "default")
LARGEST = 2**31 - 1
MOST_TEXTS = 2048  # of one request for vectors, as OpenAI has it


@dataclass(frozen=True, slots=True)
class Wanted:
    """One answer as a request wants it. ``prompt`` and ``stops`` as in ``engine.process.events.Serve``."""

    prompt: tuple[ChatMessage, ...] | str | tuple[int, ...] | Texts
    params: SamplingParams
    stops: tuple[str, ...] = ()
    json: bool = False
    chances: int | None = None  # as in Serve
    stream: bool = False
    include_usage: bool = False  # in a last chunk of the stream


def chat_request(body: Mapping[str, Any], defaults: SamplingParams) -> Wanted:
    """A request for /v1/chat/completions; ``defaults`` hold where it says nothing."""
    refuse(body, "tools", ([],), "this model calls no tools")
    refuse(body, "functions", ([],), "this model calls no functions")
    refuse(body, "tool_choice", ("none", "auto"), "this model calls no tools")
    refuse(body, "function_call", ("none", "auto"), "this model calls no functions")
    refuse(body, "modalities", (["text"],), "the model writes text only")
    refuse(body, "audio", (), "the model writes text only")
    refuse(body, "web_search_options", (), "nothing is looked up")
    limit = whole(body, "max_completion_tokens", -1, LARGEST)
    wanted = _common(body, defaults, None if limit == -1 else limit)
    return replace(wanted, prompt=_messages(body), json=_is_json(body), chances=_chances(body))


def completion_request(body: Mapping[str, Any], defaults: SamplingParams) -> Wanted:
    """A request for /v1/completions."""
    refuse(body, "suffix", ("",), "a text is only gone on with at its end")
    refuse(body, "echo", (False,), "the prompt is not given back")
    refuse(body, "best_of", (1,), "there is one answer to a request")
    short = replace(defaults, max_tokens=defaults.max_tokens or COMPLETION_TOKENS)
    wanted = _common(body, short, None)
    chances = whole(body, "logprobs", 0, MOST_TOP_LOGPROBS)
    return replace(wanted, prompt=_text_prompt(body.get("prompt")), json=_is_json(body), chances=chances)


def embedding_request(body: Mapping[str, Any], width: int) -> tuple[Wanted, bool]:
    """A request for /v1/embeddings to a model with vectors of ``width`` values; and whether as base64."""
    given = body.get("input")
    items = given if isinstance(given, list) and not _is_ids(given) else [given]
    if not items or len(items) > MOST_TEXTS:
        raise wrong("input", f"1 to {MOST_TEXTS} texts", f"{len(items)} texts")
    for place, item in enumerate(items):
        if not (isinstance(item, str) and item) and not _is_ids(item):
            name = f"input[{place}]" if items is given else "input"
            raise wrong(name, "a text or a list of token ids, and not empty", item)
    dimensions = whole(body, "dimensions", 1, width)
    encoding = body.get("encoding_format") or "float"
    if encoding not in ("float", "base64"):
        raise wrong("encoding_format", "float or base64", encoding)
    texts = Texts(tuple(item if isinstance(item, str) else tuple(item or ()) for item in items), dimensions)
    return Wanted(texts, SamplingParams()), encoding == "base64"


def _is_ids(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(type(token) is int for token in value)


def check_model(body: Mapping[str, Any], loaded: str) -> None:
    """Whether the request is for the model that is loaded."""
    name = body.get("model")
    if name is not None and not isinstance(name, str):
        raise wrong("model", "a text", name)
    if name not in (None, loaded, *ANY_MODEL):
        raise ApiError(
            404,
            f"The model {shown(name)} is not loaded; loaded is '{loaded}'.",
            param="model",
            code="model_not_found",
        )


def _common(body: Mapping[str, Any], defaults: SamplingParams, limit: int | None) -> Wanted:
    refuse(body, "n", (1,), "there is one answer to a request")
    refuse(body, "logit_bias", ({},), "chances of single tokens are not changed")
    for name in ("frequency_penalty", "presence_penalty"):
        number(body, name)
        refuse(body, name, (0, 0.0), "use 'repetition_penalty'")
    most = whole(body, "max_tokens", -1, LARGEST)
    if most == 0 or limit == 0:
        raise wrong("max_tokens", "at least 1", 0)
    options = mapping(body, "stream_options")
    return Wanted(
        prompt="",
        params=_params(body, defaults, limit or (None if most == -1 else most), unlimited=most == -1),
        stops=texts(body, "stop", MOST_STOPS),
        stream=flag(body, "stream"),
        include_usage=flag(options, "include_usage"),
    )


def _params(
    body: Mapping[str, Any], defaults: SamplingParams, limit: int | None, unlimited: bool
) -> SamplingParams:
    given: dict[str, Any] = {}
    for name in ("temperature", "top_p", "min_p", "repetition_penalty"):
        if (value := number(body, name)) is not None:
            given[name] = value
    if (value := number(body, "repeat_penalty")) is not None:  # llama.cpp's name for it
        given.setdefault("repetition_penalty", value)
    if (top_k := whole(body, "top_k", -1, LARGEST)) is not None:
        given["top_k"] = max(top_k, 0)
    seed = whole(body, "seed", -(2**63), 2**64 - 1)
    if seed is not None and seed != -1:  # llama.cpp's clients mean "any" by it
        given["seed"] = seed % 2**64
    if limit is not None or unlimited:
        given["max_tokens"] = limit
    try:
        return replace(defaults, **given)
    except ValueError as error:
        message = str(error)
        raise bad(message, message.split(" ")[0]) from None


def _is_json(body: Mapping[str, Any]) -> bool:
    """Whether the answer has to be a JSON object."""
    kind = mapping(body, "response_format").get("type", "text")
    if kind == "json_schema":
        raise bad(
            "'response_format' of type 'json_schema' is not supported: use 'json_object'.",
            "response_format",
            "unsupported_parameter",
        )
    if kind not in ("text", "json_object"):
        raise wrong("response_format.type", "text or json_object", kind)
    return bool(kind == "json_object")


def _chances(body: Mapping[str, Any]) -> int | None:
    """How many likely tokens are wanted beside each; None: no chances at all."""
    most = whole(body, "top_logprobs", 0, MOST_TOP_LOGPROBS)
    if flag(body, "logprobs"):
        return most or 0
    if most:
        raise bad("'top_logprobs' needs 'logprobs' to be true.", "top_logprobs")
    return None


def _text_prompt(prompt: object) -> str | tuple[int, ...]:
    if isinstance(prompt, list) and len(prompt) == 1 and isinstance(prompt[0], str | list):
        prompt = prompt[0]
    if isinstance(prompt, str) and prompt:
        return prompt
    if isinstance(prompt, list) and _is_ids(prompt):
        return tuple(prompt)
    if isinstance(prompt, list) and len(prompt) > 1:
        raise bad("'prompt' has several texts, and there is one answer to a request.", "prompt")
    raise wrong("prompt", "a text or a list of token ids, and not empty", prompt)


def _messages(body: Mapping[str, Any]) -> tuple[ChatMessage, ...]:
    value = body.get("messages")
    if not isinstance(value, list) or not value:
        raise wrong("messages", "a list with at least one message", value)
    return tuple(_message(message, f"messages[{place}]") for place, message in enumerate(value))


def _message(message: object, name: str) -> ChatMessage:
    if not isinstance(message, dict):
        raise wrong(name, "an object", message)
    role = message.get("role")
    if role in ("tool", "function"):
        raise bad(f"'{name}.role' is not supported: this model calls no tools.", f"{name}.role")
    if not isinstance(role, str) or role not in ROLES:
        raise wrong(f"{name}.role", f"one of {', '.join(ROLES)}", role)
    refuse(message, "tool_calls", ([],), "this model calls no tools")
    content = message.get("content")
    if content is None and role == "assistant":
        content = ""
    return ChatMessage(ROLES[role], _content(content, f"{name}.content"))


def _content(content: object, name: str) -> str:
    """A text, or a list of parts that are texts."""
    if isinstance(content, str):
        return content
    if not isinstance(content, list):
        raise wrong(name, "a text or a list of parts", content)
    return "".join(_part(part, f"{name}[{place}]") for place, part in enumerate(content))


def _part(part: object, name: str) -> str:
    if not isinstance(part, dict):
        raise wrong(name, "an object", part)
    kind = part.get("type")
    if kind != "text":
        raise bad(
            f"'{name}' is of type {shown(kind)}, and this model reads text only.", name, "unsupported_content"
        )
    text = part.get("text")
    if not isinstance(text, str):
        raise wrong(f"{name}.text", "a text", text)
    return text
