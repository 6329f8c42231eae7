"""Small random models that the whole program can run on: weights, tokenizer, chat template, all files.

``write_toy(folder)`` gives a folder in the official layout. The tokenizer is a byte-level BPE trained here,
on text made here, with the pre-tokenizer, the special tokens and the chat template of BitNet b1.58 2B4T.
"""

import json
import random
from functools import lru_cache
from pathlib import Path
from typing import Any

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, processors, trainers

from engine.model_folder.config import ModelConfig
from engine.model_folder.encoders.form import BACKBONES, GEMMA, MEAN, EncoderForm
from engine.model_folder.encoders.gemma import Gemma
from engine.model_folder.rope import Yarn
from engine.model_folder.synthetic import write_checkpoint

BOS = "<|begin_of_text|>"
EOS = "<|end_of_text|>"
EOT = "<|eot_id|>"
SPLIT = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
CHAT_TEMPLATE = (
    "{% set loop_messages = messages %}{% for message in loop_messages %}"
    "{% set content = message['role'] | capitalize + ': '+ message['content'] | trim + '<|eot_id|>' %}"
    "{{ content }}{% endfor %}{% if add_generation_prompt %}{{ 'Assistant: ' }}{% endif %}"
)


def toy_config(
    *,
    hidden: int = 64,
    ffn: int = 128,
    layers: int = 2,
    heads: int = 4,
    kv_heads: int = 2,
    head_dim: int | None = None,
    vocab: int = 512,
    tied: bool = True,
    activation: str = "relu2",
    sub_norms: bool = True,
    scale_divides: bool = False,
    model_type: str | None = None,
    theta: float = 500000.0,
    eps: float = 1e-5,
    max_position: int = 512,
    digits: bool = False,
    activation_bits: int = 16,
    yarn: Yarn | None = None,
    groups: bool = False,
    encoder: EncoderForm | None = None,
    gemma: Gemma | None = None,
) -> ModelConfig:
    """The config of a toy model. ``model_type`` follows from ``sub_norms`` and need not be given.

    ``digits``: weights of five ternary digits. They, and "qwen3", have no sub-norms, and SiLU.
    ``encoder``: a "qwen3" with a norm in front of each matrix; with ``gemma`` a "gemma3_text".
    ``groups``: a "qwen3" with scales of groups; its widths are multiples of 128.
    """
    if groups or encoder:
        model_type = "qwen3"
    if digits or model_type == "qwen3":
        sub_norms, activation = False, "silu"
    if gemma:
        model_type, activation = GEMMA, "gelu"
    if model_type is None:
        model_type = "bitnet" if sub_norms else "llama"
    bos, eos, _ = special_ids(vocab)
    return ModelConfig(
        model_type=model_type,
        hidden_size=hidden,
        intermediate_size=ffn,
        num_layers=layers,
        num_heads=heads,
        num_kv_heads=kv_heads,
        head_dim=head_dim or hidden // heads,
        vocab_size=vocab,
        rms_norm_eps=eps,
        rope_theta=theta,
        max_position=max_position,
        activation=activation,
        sub_norms=sub_norms,
        tied=tied,
        scale_divides=scale_divides,
        qk_norms=model_type in BACKBONES,
        yarn=yarn,
        digits=digits,
        groups=groups,
        encoder=encoder,
        gemma=gemma,
        activation_bits=activation_bits if digits or groups else 8,
        bos_id=bos,
        eos_ids=(eos,),
    )


def write_toy(folder: Path, *, seed: int = 0, shards: int = 1, **options: Any) -> Path:
    """Writes a whole model folder and returns it; ``options`` are those of toy_config."""
    config = toy_config(**options)
    write_checkpoint(folder, config, seed, shards=shards, stop_ids=special_ids(config.vocab_size)[1:])
    for name, text in tokenizer_files(config.vocab_size).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def write_encoder(folder: Path, form: EncoderForm | None = None, **options: Any) -> Path:
    """The same of an encoder, with the file by which sentence-transformers names its pooling."""
    form = form or EncoderForm()
    sizes = {"hidden": 128, "ffn": 256, "head_dim": 48, "eps": 1e-6, "theta": 1e6}
    write_toy(folder, encoder=form, **(sizes | options))
    if form.pooling == MEAN:
        (folder / "1_Pooling").mkdir()
        modes = {"pooling_mode_mean_tokens": True, "pooling_mode_lasttoken": False}
        (folder / "1_Pooling" / "config.json").write_text(json.dumps(modes))
    return folder


def special_ids(vocab: int) -> tuple[int, int, int]:
    """The ids of BOS, EOS and EOT: the last three of the vocabulary."""
    return vocab - 3, vocab - 2, vocab - 1


@lru_cache(maxsize=8)
def tokenizer_files(vocab: int) -> dict[str, str]:
    """name -> content of the tokenizer files for exactly ``vocab`` ids (at least 259: bytes and specials)."""
    assert vocab >= 259, "a byte-level vocabulary needs 256 bytes and 3 special tokens"
    tokenizer = Tokenizer(models.BPE(ignore_merges=True))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(SPLIT), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab - 3,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator(_training_lines(words=vocab), trainer)
    assert tokenizer.get_vocab_size() == vocab - 3, "the training text is too short for this vocabulary"
    tokenizer.add_special_tokens([BOS, EOS, EOT])
    tokenizer.post_processor = processors.Sequence(
        [
            processors.ByteLevel(trim_offsets=False),
            processors.TemplateProcessing(single=f"{BOS} $A", special_tokens=[(BOS, special_ids(vocab)[0])]),
        ]
    )
    added = {
        str(token_id): {
            "content": content,
            "lstrip": False,
            "normalized": False,
            "rstrip": False,
            "single_word": False,
            "special": True,
        }
        for token_id, content in zip(special_ids(vocab), (BOS, EOS, EOT), strict=True)
    }
    tokenizer_config = {
        "added_tokens_decoder": added,
        "bos_token": BOS,
        "chat_template": CHAT_TEMPLATE,
        "clean_up_tokenization_spaces": True,
        "eos_token": EOT,
        "model_input_names": ["input_ids", "attention_mask"],
        "model_max_length": 10**30,
        "tokenizer_class": "PreTrainedTokenizerFast",
    }
    return {
        "tokenizer.json": tokenizer.to_str(pretty=True),
        "tokenizer_config.json": json.dumps(tokenizer_config, indent=2),
        "special_tokens_map.json": json.dumps({"bos_token": BOS, "eos_token": EOS}, indent=2),
    }


def _training_lines(words: int) -> list[str]:
    """Dialogue-like lines: common chat words, made-up words for more merges, digits, code, CJK and emoji."""
    source = random.Random(0)
    common = (
        "System User Assistant the a is are you how what can helpful hello name colour answer please "
        "write tell me about and of to in it that was for on with as his they at be this have from"
    ).split()
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "ing")]
    invented = ["".join(source.choices(syllables, k=source.randint(2, 3))) for _ in range(words)]
    foreign = ["größer", "naïve", "こんにちは", "世界", "你好", "привет", "🙂", "👩‍🚀", "∑x²"]
    code = ["def f(x):\n    return x + 1\n", 'print("hi")\n', "for i in range(10):\n\t", "{'a': 1}"]
    lines = []
    for _ in range(2 * words):
        line = source.choices(common, k=6) + source.choices(invented, k=4) + source.choices(foreign, k=1)
        source.shuffle(line)
        lines.append(" ".join(line) + source.choice([".", "?", "!\n", f" {source.randint(0, 9999)}."]))
    return lines + code * (words // 8)
