"""A model folder's tokenizer: text to ids and back, chats to prompts, and the ids that end an answer."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

import tokenizers

from engine.errors import TemplateError, TokenizerError
from engine.model_folder.config import ModelConfig
from engine.model_folder.fields import MAX_JSON_BYTES, impostor_sentence, read_json
from engine.model_folder.generation_config import load_stop_ids
from engine.text.chat_message import ChatMessage
from engine.text.chat_template import ChatTemplate
from engine.text.detokenizer import ByteLevelDetokenizer, Detokenizer, PrefixDetokenizer, piece_bytes

_QUESTIONS = ("a", "1")  # two that have nothing in common
_NAMED_TOKENS = ("bos_token", "eos_token", "unk_token", "pad_token", "sep_token", "cls_token", "mask_token")


class Tokenizer:
    """Read-only. ``hash``: SHA-256 of tokenizer.json, by which an answer's ids know their tokenizer."""

    def __init__(
        self, tokenizer: tokenizers.Tokenizer, hash: str, settings: Mapping[str, Any], template: str | None
    ) -> None:
        """``settings``: tokenizer_config.json. ``template``: None for a model that cannot chat."""
        self.hash = hash
        self._tokenizer = tokenizer
        named = {name: _token_text(settings.get(name)) for name in _NAMED_TOKENS}
        # What begins and ends texts is special, also where tokenizer.json forgets to say so.
        ends = (named["bos_token"], named["eos_token"])
        tokenizer.add_special_tokens([text for text in ends if tokenizer.token_to_id(text) is not None])
        tokenizer.encode_special_tokens = True
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self.vocab_size = max(tokenizer.get_vocab(with_added_tokens=True).values(), default=-1) + 1
        self.eos_id: int | None = tokenizer.token_to_id(named["eos_token"])
        self.bos_id = _leading_id(tokenizer)
        if self.bos_id is None and settings.get("add_bos_token") is True:
            self.bos_id = tokenizer.token_to_id(named["bos_token"])
        if self.bos_id is not None and self.bos_id >= self.vocab_size:
            self.bos_id = None  # it was added beyond the model's table
        self.ending_id = _ending_id(tokenizer)  # that belongs behind a text, where a model wants one
        added = tokenizer.get_added_tokens_decoder()
        special_ids = {token.content: token_id for token_id, token in added.items() if token.special}
        self._special = frozenset(special_ids.values())
        self._template = None if template is None else ChatTemplate(template, named, special_ids)

    @property
    def takes_system_prompt(self) -> bool:
        """Whether the chat template has a turn for it; else it is put in front of the first question."""
        return self._template is None or self._template.takes_system

    def encode_text(self, text: str) -> list[int]:
        """Ids of plain text: no BOS, and what spells a special token stays text."""
        return self._tokenizer.encode(_whole_characters(text), add_special_tokens=False).ids

    def encode_chat(
        self, messages: Sequence[ChatMessage], add_generation_prompt: bool = True, continue_last: bool = False
    ) -> list[int]:
        """The prompt of a chat, with exactly one BOS in front if this tokenizer has one.

        Answers keep the ids they were generated with. ``continue_last``: the last message is a cut answer
        and the prompt ends with it. Raises TemplateError.
        """
        if self._template is None:
            raise TemplateError("This model has no chat template; choose a model made for chatting.")
        ids = self._template.encode(
            messages, self.encode_text, self._own_answer, add_generation_prompt, continue_last
        )
        if self.bos_id is not None and ids[:1] != [self.bos_id]:
            ids.insert(0, self.bos_id)
        return ids

    def encode_start(self, messages: Sequence[ChatMessage]) -> list[int]:
        """What every prompt of ``messages`` and a question begins with. Raises TemplateError."""
        one, other = (self.encode_chat([*messages, ChatMessage("user", text)]) for text in _QUESTIONS)
        same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
        return [token for token, _ in same]

    def _own_answer(self, message: ChatMessage) -> bool:
        return (
            message.role == "assistant"
            and len(message.ids) > 0
            and message.tokenizer_hash == self.hash
            and all(0 <= token < self.vocab_size for token in message.ids)
        )

    def decode(self, ids: Sequence[int]) -> str:
        """The text of ids; special tokens have none."""
        return self._tokenizer.decode(ids, skip_special_tokens=True)

    def token_bytes(self, token: int) -> bytes | None:
        """The bytes of one token in a text; None for special tokens and ids outside, which have none."""
        piece = self._piece(token)
        return None if piece is None else piece_bytes(piece, self._is_byte_level)

    def token_name(self, token: int) -> str:
        """How the vocabulary writes a token; "" for an id outside."""
        return self._tokenizer.id_to_token(token) or ""

    def detokenizer(self) -> Detokenizer:
        """A fresh one for one answer."""
        if self._is_byte_level:
            return ByteLevelDetokenizer(self._piece)
        return PrefixDetokenizer(self._piece, self.decode)

    @property
    def _is_byte_level(self) -> bool:
        return isinstance(self._tokenizer.decoder, tokenizers.decoders.ByteLevel)

    def _piece(self, token: int) -> str | None:
        return None if token in self._special else self._tokenizer.id_to_token(token)


def load_tokenizer(folder: Path, config: ModelConfig) -> Tokenizer:
    """Reads tokenizer.json, tokenizer_config.json and chat_template.jinja of a model folder.

    Raises TokenizerError: tokenizer.json missing, broken, or larger than the model's vocabulary.
    """
    path = Path(folder) / "tokenizer.json"
    content = _read(path)
    impostor = impostor_sentence(path, content[:200])
    if impostor:
        raise TokenizerError(impostor)
    settings_path = path.with_name("tokenizer_config.json")
    settings = read_json(settings_path) if settings_path.exists() else {}
    template = _template_source(path.parent, settings)
    try:
        raw = _within(tokenizers.Tokenizer.from_str(content.decode()), config.vocab_size)
        tokenizer = Tokenizer(raw, hashlib.sha256(content).hexdigest(), settings, template)
    except Exception as error:  # the library raises plain Exception
        raise TokenizerError(f"{path} is damaged ({_first_line(error)}); download it again.") from None
    if not 0 < tokenizer.vocab_size <= config.vocab_size:
        raise TokenizerError(
            f"{path} has {tokenizer.vocab_size} tokens and the model knows {config.vocab_size}: "
            "they do not belong together; download the model again."
        )
    return tokenizer


def stop_ids(folder: Path, config: ModelConfig, tokenizer: Tokenizer) -> frozenset[int]:
    """Ids that end an answer: those of generation_config.json, the tokenizer's and config.json's."""
    own = [] if tokenizer.eos_id is None else [tokenizer.eos_id]
    return load_stop_ids(folder, config.vocab_size) | {*own, *config.eos_ids}


def _within(tokenizer: tokenizers.Tokenizer, size: int) -> tokenizers.Tokenizer:
    """Without added tokens beyond the model's table: they can never come up, and typed they are text."""
    if max(tokenizer.get_added_tokens_decoder(), default=-1) < size:
        return tokenizer  # all of it fits
    if max(tokenizer.get_vocab(with_added_tokens=False).values(), default=-1) >= size:
        return tokenizer  # it is of another model
    values = json.loads(tokenizer.to_str())
    values["added_tokens"] = [token for token in values["added_tokens"] if token["id"] < size]
    return tokenizers.Tokenizer.from_str(json.dumps(values))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_JSON_BYTES:
            raise TokenizerError(f"{path} is far too large for what it should hold; download it again.")
        return path.read_bytes()
    except FileNotFoundError:
        raise TokenizerError(f"{path} is missing: the folder does not hold a complete model.") from None
    except OSError as error:
        raise TokenizerError(f"{path} cannot be read ({error.strerror or error}).") from None


def _template_source(folder: Path, settings: Mapping[str, Any]) -> str | None:
    """chat_template.jinja, else tokenizer_config.json's: one template, or a list of named ones."""
    path = folder / "chat_template.jinja"
    if path.exists():
        return _read(path).decode(errors="replace")
    template = settings.get("chat_template")
    if isinstance(template, list):
        named = {entry.get("name"): entry.get("template") for entry in template if isinstance(entry, dict)}
        template = named.get("default", next(iter(named.values()), None))
    if template is not None and not isinstance(template, str):
        raise TokenizerError(f"{folder / 'tokenizer_config.json'} holds a chat template that is not text.")
    return template


def _whole_characters(text: str) -> str:
    """The text with lone surrogates, which are no characters, replaced."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _token_text(value: Any) -> str:
    """ "<s>" or {"content": "<s>", ...}; "" where there is none."""
    text = value.get("content") if isinstance(value, dict) else value
    return text if isinstance(text, str) else ""


def _leading_id(tokenizer: tokenizers.Tokenizer) -> int | None:
    """The id that the tokenizer's post-processor puts in front of a text: BOS, where a model wants one."""
    with_specials = tokenizer.encode("a").ids
    plain = tokenizer.encode("a", add_special_tokens=False).ids
    return with_specials[0] if with_specials[:1] != plain[:1] else None


def _ending_id(tokenizer: tokenizers.Tokenizer) -> int | None:
    """The id that the tokenizer's post-processor puts behind a text."""
    with_specials = tokenizer.encode("a").ids
    plain = tokenizer.encode("a", add_special_tokens=False).ids
    return with_specials[-1] if with_specials[-1:] != plain[-1:] else None


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")[:200]
