"""tokenizer.json and tokenizer_config.json, rebuilt from the metadata of a GGUF file.

Only byte-level BPE whose pre-tokeniser is known here is rebuilt, because another one would cut texts in other
places, and the model would read what nobody wrote.
"""

import json
from dataclasses import dataclass
from typing import Any

import tokenizers

from engine.convert.metadata import Metadata
from engine.errors import ConversionError

# tokenizer.ggml.pre -> what cuts a text before the byte-level step: these cut off each single digit.
PRE_TOKENISERS = ("smollm",)

_AGAIN = "the file is damaged: download it again."

# Kinds of a token (tokenizer.ggml.token_type).
_NORMAL, _CONTROL, _USER_DEFINED = 1, 3, 4

# Control tokens that end an answer, whatever else the metadata name; llama.cpp knows them by these texts.
_ENDS = (
    "<|im_end|>", "<|endoftext|>", "<|end_of_text|>", "<|eot_id|>", "<|eom_id|>", "<|end|>", "</s>",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TokenizerFiles:
    """``files``: name -> content. ``end_ids``: the tokens that end an answer, the file's own first."""

    files: dict[str, bytes]
    count: int
    end_ids: tuple[int, ...]


def tokenizer_files(metadata: Metadata) -> TokenizerFiles:
    """The tokenizer of a file. Raises ConversionError where it is another kind, or damaged."""
    path = metadata.path
    kind = metadata.text("tokenizer.ggml.model")
    if kind != "gpt2":
        raise ConversionError(
            f"{path} has a tokenizer of the kind {kind:.60}; only byte-level BPE (gpt2) can be converted."
        )
    pre = metadata.text("tokenizer.ggml.pre")
    if pre not in PRE_TOKENISERS:
        known = ", ".join(PRE_TOKENISERS)
        raise ConversionError(f"{path} has the pre-tokeniser {pre:.60}; only {known} can be converted.")
    if metadata.flag("tokenizer.ggml.add_space_prefix", False):
        raise ConversionError(
            f"{path} has a tokenizer that puts a space in front of every text, which is not supported."
        )
    tokens = metadata.texts("tokenizer.ggml.tokens")
    kinds = [int(kind) for kind in metadata.wholes("tokenizer.ggml.token_type")]
    if len(kinds) != len(tokens):
        raise ConversionError(f"{path} has {len(tokens)} tokens, but {len(kinds)} token types; {_AGAIN}")
    vocabulary = {token: number for number, token in enumerate(tokens)}
    if len(vocabulary) != len(tokens):
        raise ConversionError(f"{path} holds a token twice; {_AGAIN}")
    unknown = set(kinds) - {_NORMAL, _CONTROL, _USER_DEFINED}
    if unknown:
        raise ConversionError(
            f"{path} holds tokens of the type {min(unknown)}, which byte-level BPE does not have."
        )
    content = _tokenizer_json(metadata, vocabulary, kinds)
    try:
        tokenizers.Tokenizer.from_str(content)
    except Exception:  # the library raises plain Exception
        raise ConversionError(
            f"{path} has a tokenizer whose merges do not fit its tokens; {_AGAIN}"
        ) from None
    ends = _end_ids(metadata, tokens, kinds)
    files = {
        "tokenizer.json": content.encode(),
        "tokenizer_config.json": _tokenizer_config(metadata, tokens).encode(),
    }
    return TokenizerFiles(files, len(tokens), ends)


def _tokenizer_json(metadata: Metadata, vocabulary: dict[str, int], kinds: list[int]) -> str:
    merges = [merge.split(" ") for merge in metadata.texts("tokenizer.ggml.merges")]
    if any(len(merge) != 2 for merge in merges):
        raise ConversionError(f"{metadata.path} holds a merge that is not of two tokens; {_AGAIN}")
    added = [
        {
            "id": number, "content": token, "single_word": False, "lstrip": False, "rstrip": False,
            "normalized": False, "special": kinds[number] == _CONTROL,
        }
        for token, number in vocabulary.items()
        if kinds[number] != _NORMAL
    ]  # fmt: skip
    level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
    values = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": added,
        "normalizer": None,
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [{"type": "Digits", "individual_digits": True}, level],
        },
        "post_processor": None,
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
        "model": {
            "type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None,
            "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False, "ignore_merges": False,
            "vocab": vocabulary, "merges": merges,
        },
    }  # fmt: skip
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _tokenizer_config(metadata: Metadata, tokens: list[str]) -> str:
    """What stands beside tokenizer.json: the named tokens, whether a text begins with one, the template."""
    values: dict[str, Any] = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "add_bos_token": metadata.flag("tokenizer.ggml.add_bos_token", False),
        "model_max_length": metadata.whole("llama.context_length"),
    }
    for name, key in (("bos", "bos"), ("eos", "eos"), ("unk", "unknown"), ("pad", "padding")):
        number = metadata.whole(f"tokenizer.ggml.{key}_token_id", None)
        if number is not None:
            values[f"{name}_token"] = _token(metadata, tokens, number)
    template = metadata.text("tokenizer.chat_template", None)
    if template is not None:
        values["chat_template"] = template
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _end_ids(metadata: Metadata, tokens: list[str], kinds: list[int]) -> tuple[int, ...]:
    named = [metadata.whole(f"tokenizer.ggml.{name}_token_id", None) for name in ("eos", "eot", "eom")]
    found = [number for number in named if number is not None and _token(metadata, tokens, number)]
    found += [number for number, token in enumerate(tokens) if kinds[number] == _CONTROL and token in _ENDS]
    return tuple(dict.fromkeys(found))


def _token(metadata: Metadata, tokens: list[str], number: int) -> str:
    if number >= len(tokens):
        raise ConversionError(
            f"{metadata.path} names the token {number}, but has only {len(tokens)}; {_AGAIN}"
        )
    return tokens[number]
