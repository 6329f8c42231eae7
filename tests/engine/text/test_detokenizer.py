"""Joined pieces are the text of all tokens, for every kind of vocabulary; half a character never shows."""

import pytest
import tokenizers
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from engine.text.detokenizer import ByteLevelDetokenizer, Detokenizer, PrefixDetokenizer, byte_of
from tests.helpers import toy

TEXTS = [
    "Hello, how are you?",
    "größer naïve 世界 你好 こんにちは привет ∑x²",
    "👩‍🚀🙂🏳️‍🌈👨‍👩‍👧‍👦 e\u0301 \u200d",
    'def f(x):\n\tif x > 1:\r\n        return f"{x!r}"  # Ünïcode\n\n\n',
    "\x00\x7f\ufffd\U0010fffd \u00a0\u3000",
    "",
]
SPECIAL = "<|eot_id|>"


def byte_level() -> Tokenizer:
    tokenizer = Tokenizer.from_str(toy.tokenizer_files(512)["tokenizer.json"])
    tokenizer.add_tokens(["an added token with blanks", "<think>"])
    return tokenizer


def sentence_piece() -> Tokenizer:
    """As Llama 2 has it: a blank is U+2581, what is not in the vocabulary is bytes, the first blank goes."""
    pieces = ["<unk>", "<s>", "▁", "a", "b", "▁a", "ab", "▁▁", "世", "�", "."]
    vocabulary = {piece: i for i, piece in enumerate(pieces + [f"<0x{byte:02X}>" for byte in range(256)])}
    tokenizer = Tokenizer(models.BPE(vocabulary, [("a", "b")], unk_token="<unk>", byte_fallback=True))
    tokenizer.add_special_tokens(["<s>", SPECIAL])
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
    )
    return tokenizer


def metaspace() -> Tokenizer:
    tokenizer = Tokenizer(models.BPE({"▁": 0, "a": 1, "▁b": 2, "世": 3}, []))
    tokenizer.add_special_tokens([SPECIAL])
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


def word_piece() -> Tokenizer:
    tokenizer = Tokenizer(
        models.WordPiece({"[UNK]": 0, "un": 1, "##able": 2, ".": 3, "we": 4}, unk_token="[UNK]")
    )
    tokenizer.add_special_tokens([SPECIAL])
    tokenizer.decoder = decoders.WordPiece()
    return tokenizer


def no_decoder() -> Tokenizer:
    return Tokenizer(models.WordLevel({"a": 0, "b": 1}, unk_token="a"))


KINDS = {f.__name__: f() for f in (byte_level, sentence_piece, metaspace, word_piece, no_decoder)}


def special_ids(tokenizer: Tokenizer) -> set[int]:
    return {i for i, token in tokenizer.get_added_tokens_decoder().items() if token.special}


def detokenizer(tokenizer: Tokenizer) -> Detokenizer:
    special = special_ids(tokenizer)

    def piece(token: int) -> str | None:
        return None if token in special else tokenizer.id_to_token(token)

    if isinstance(tokenizer.decoder, tokenizers.decoders.ByteLevel):
        return ByteLevelDetokenizer(piece)
    return PrefixDetokenizer(piece, tokenizer.decode)


def pieces(tokenizer: Tokenizer, ids: list[int]) -> list[str]:
    stream = detokenizer(tokenizer)
    return [*map(stream.add, ids), stream.finish()]


def test_alphabet_is_the_library_s() -> None:
    assert set(byte_of()) == set(pre_tokenizers.ByteLevel.alphabet())
    assert sorted(byte_of().values()) == list(range(256))
    encoded = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False).pre_tokenize_str("é \n")
    assert bytes(byte_of()[character] for character in encoded[0][0]) == "é \n".encode()


@pytest.mark.parametrize("text", TEXTS)
def test_text_comes_back(text: str) -> None:
    tokenizer = KINDS["byte_level"]
    ids = tokenizer.encode(text, add_special_tokens=False).ids
    assert "".join(pieces(tokenizer, ids)) == text == tokenizer.decode(ids)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_joined_pieces_are_the_text_of_all(kind: str, data: st.DataObject) -> None:
    """Any ids: broken UTF-8, special tokens, ids outside the vocabulary."""
    tokenizer = KINDS[kind]
    ids = data.draw(st.lists(st.integers(0, tokenizer.get_vocab_size() + 2), max_size=60))
    assert "".join(pieces(tokenizer, ids)) == tokenizer.decode(ids)


@given(st.binary(max_size=40))
def test_broken_bytes_become_the_same_replacement_characters(content: bytes) -> None:
    tokenizer = KINDS["byte_level"]
    character_of = {byte: character for character, byte in byte_of().items()}
    ids = [tokenizer.token_to_id(character_of[byte]) for byte in content]
    assert "".join(pieces(tokenizer, ids)) == tokenizer.decode(ids) == content.decode(errors="replace")


@pytest.mark.parametrize("kind", ["byte_level", "sentence_piece"])
def test_half_a_character_is_held_back(kind: str) -> None:
    tokenizer = KINDS[kind]
    character_of = {byte: character for character, byte in byte_of().items()}
    names = [character_of[byte] if kind == "byte_level" else f"<0x{byte:02X}>" for byte in "🙂".encode()]
    ids = [tokenizer.token_to_id(name) for name in [*names, "a"]]
    got = pieces(tokenizer, ids)
    assert got[:3] == ["", "", ""]
    assert "".join(got) == "🙂a"
    assert "".join(got[:5]) == "🙂a"  # as soon as it is whole, not at the end
    assert pieces(tokenizer, ids[:2])[-1] != ""  # cut for ever: shown as broken when the answer ends


@pytest.mark.parametrize("text", ["a🙂b", "世界🏳️‍🌈", "größer"])
def test_following_a_cut_text_makes_its_last_character_whole(text: str) -> None:
    """Cut after any byte: what was shown and what comes are the text."""
    tokenizer = KINDS["byte_level"]
    character_of = {byte: character for character, byte in byte_of().items()}
    ids = [tokenizer.token_to_id(character_of[byte]) for byte in text.encode()]
    for cut in range(len(ids) + 1):
        before, after = detokenizer(tokenizer), detokenizer(tokenizer)
        shown = "".join(map(before.add, ids[:cut]))
        after.follow(ids[:cut])
        assert shown + "".join(map(after.add, ids[cut:])) + after.finish() == text


@pytest.mark.parametrize("kind", ["sentence_piece", "metaspace", "word_piece"])
@given(data=st.data())
def test_following_whole_tokens_goes_on_with_the_text(kind: str, data: st.DataObject) -> None:
    """The first blank of what follows stays, which at the beginning of a text would go."""
    tokenizer = KINDS[kind]
    whole = [i for i in range(tokenizer.get_vocab_size()) if "<0x" not in tokenizer.id_to_token(i)]
    ids = data.draw(st.lists(st.sampled_from(whole), max_size=12))
    cut = data.draw(st.integers(0, len(ids)))
    before, after = detokenizer(tokenizer), detokenizer(tokenizer)
    shown = "".join(map(before.add, ids[:cut]))
    after.follow(ids[:cut])
    assert shown + "".join(map(after.add, ids[cut:])) == tokenizer.decode(ids)


def test_bytes_that_were_shown_are_not_shown_again() -> None:
    tokenizer = KINDS["sentence_piece"]
    names = ["a", *(f"<0x{byte:02X}>" for byte in "🙂".encode())]
    stream = detokenizer(tokenizer)
    stream.follow([tokenizer.token_to_id(name) for name in names])
    assert stream.add(tokenizer.token_to_id("b")) + stream.finish() == "b"


def test_blank_after_the_first_token_stays() -> None:
    tokenizer = KINDS["sentence_piece"]
    ids = [tokenizer.token_to_id(piece) for piece in ("▁a", "▁a", "<s>", "▁▁", "b")]
    assert pieces(tokenizer, ids) == ["a", " a", "", "  ", "b", ""]


def test_special_tokens_have_no_text() -> None:
    tokenizer = KINDS["byte_level"]
    ids = [tokenizer.token_to_id("a"), tokenizer.token_to_id(SPECIAL), tokenizer.token_to_id("b")]
    assert pieces(tokenizer, ids) == ["a", "", "b", ""]


def test_work_does_not_grow_with_the_answer() -> None:
    """The fallback decodes a few tokens at a time, also in the 2000th step."""
    tokenizer = KINDS["sentence_piece"]
    lengths: list[int] = []

    def decode(ids: list[int]) -> str:
        lengths.append(len(ids))
        return tokenizer.decode(ids)

    stream = PrefixDetokenizer(tokenizer.id_to_token, decode)  # type: ignore[arg-type]
    for _ in range(2000):
        stream.add(tokenizer.token_to_id("▁a"))
    assert len(lengths) <= 2 * 2000
    assert max(lengths) <= 2
