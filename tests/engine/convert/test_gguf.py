"""The reader of GGUF files believes nothing: what is wrong is one sentence and takes no memory."""

import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.convert.gguf import Gguf
from engine.errors import ConversionError
from tests.helpers.gguf import ARRAY, BOOL, TEXT, TYPES, U32, U64, File, Tensor, pack_text, toy_file

VECTOR = Tensor("a", [8], TYPES["F32"], np.arange(8, dtype="<f4").tobytes())


def refused(path: Path, content: bytes, *words: str) -> None:
    path.write_bytes(content)
    with pytest.raises(ConversionError) as caught:
        Gguf(path)
    sentence = str(caught.value)
    assert sentence.startswith(str(path)) and sentence.endswith(".") and "\n" not in sentence
    for word in words:
        assert word in sentence, sentence


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "model.gguf"


@pytest.mark.parametrize("version", [2, 3])
def test_a_sound_file(path: Path, version: int) -> None:
    matrix = np.arange(64, dtype="<f4").reshape(2, 32)
    tensors = [VECTOR, Tensor("m", [32, 2], TYPES["F32"], matrix.tobytes())]
    keys = {"n": 7, "f": 0.5, "yes": True, "text": "ä", "texts": ["a", ""], "numbers": [1, -2]}
    keys["large"] = (U64, struct.pack("<Q", 2**40))
    File(keys, tensors, version).write(path)
    with Gguf(path) as gguf:
        numbers = gguf.metadata.pop("numbers")
        assert numbers.tolist() == [1, -2]
        assert gguf.metadata == {
            "n": 7, "f": 0.5, "yes": True, "text": "ä", "texts": ["a", ""], "large": 2**40
        }  # fmt: skip
        found = gguf.tensors["m"]
        assert (found.shape, found.rows, found.cols, found.block.name) == ((2, 32), 2, 32, "F32")
        assert np.array_equal(gguf.raw(found).view("<f4"), matrix)
        assert gguf.raw(gguf.tensors["a"]).view("<f4").tolist() == [list(range(8))]


def test_another_alignment(path: Path) -> None:
    File({"general.alignment": 256}, [VECTOR, Tensor("b", [8], 0, bytes(32))], alignment=256).write(path)
    with Gguf(path) as gguf:
        assert gguf.tensors["b"].start - gguf.tensors["a"].start == 256
        assert gguf.raw(gguf.tensors["a"]).view("<f4").tolist() == [list(range(8))]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ["is empty"]),
        (b"PK\3\4" + bytes(100), ["not a GGUF"]),
        (b"GGUF", ["ends within"]),
        (b"FUGG" + bytes(100), ["big-endian"]),
        (b"GGUF\0\0\0\3" + bytes(100), ["big-endian"]),
        (File({}, version=1).content(), ["version 1"]),
        (File({}, version=4).content(), ["version 4"]),
        (b"version https://git-lfs.github.com/spec/v1\noid", ["Git LFS pointer"]),
        (b"<!DOCTYPE html><title>Log in</title>" + bytes(50), ["web page"]),
        (File({"a": 1}, n_keys=2**63).content(), ["keys"]),
        (File({"a": 1}, n_keys=9).content(), []),
        (File({}, [VECTOR], n_tensors=2**63).content(), ["tensors"]),
        (File({}, n_tensors=3).content(), ["ends within"]),
        (File({"a": (TEXT, struct.pack("<Q", 2**63))}).content(), ["bytes"]),
        (File({"a": (TEXT, struct.pack("<Q", 10**6))}).content(), ["ends within"]),
        (File({"a": (TEXT, pack_text(b"\xff"))}).content(), ["UTF-8"]),
        (File({"a": (ARRAY, struct.pack("<IQ", TEXT, 2**61))}).content(), ["ends within"]),
        (File({"a": (ARRAY, struct.pack("<IQ", U64, 2**61 + 1))}).content(), ["ends within"]),
        (File({"a": (ARRAY, struct.pack("<IQIQ", ARRAY, 1, ARRAY, 1))}).content(), ["array of arrays"]),
        (File({"a": (ARRAY, struct.pack("<IQ", 77, 0))}).content(), ["unknown type 77"]),
        (File({"a": (13, b"")}).content(), ["unknown type 13"]),
        (File({"a": (BOOL, b"\2")}).content(), ["true nor false"]),
        (File({}, raw_keys=[pack_text("k") + struct.pack("<II", U32, 1)] * 2).content(), ["k twice"]),
        (File({}, raw_keys=[pack_text("k" * 70000)]).content(), ["70,000 bytes"]),
        (File({"a\nb": 1}).content(), ["cannot be shown"]),
        (File({}, [Tensor("\x1b[2J", [8], 0, bytes(32))]).content(), ["cannot be shown"]),
        (File({"general.alignment": 0}).content(), ["general.alignment is 0"]),
        (File({"general.alignment": 24}).content(), ["general.alignment is 24"]),
        (File({"general.alignment": 1 << 30}).content(), ["general.alignment"]),
        (File({"general.alignment": "32"}).content(), ["general.alignment is '32'"]),
        (File({}, [VECTOR, VECTOR]).content(), ["tensor a twice"]),
        (File({}, [Tensor("n" * 200, [8], 0, bytes(32))]).content(), ["200 bytes"]),
        (File({}, [Tensor("a", [], 0, bytes(32))]).content(), ["0 dimensions"]),
        (File({}, [Tensor("a", [1] * 5, 0, bytes(32))]).content(), ["5 dimensions"]),
        (File({}, [Tensor("a", [8, 0], 0, bytes(32))]).content(), ["shape"]),
        (File({}, [Tensor("a", [2**63, 2], 0, bytes(32))]).content(), ["shape"]),
        (File({}, [Tensor("a", [2**31] * 4, 0, bytes(32))]).content(), ["truncated"]),
        (File({}, [Tensor("a", [33], TYPES["Q8_0"], bytes(64))]).content(), ["Q8_0", "blocks of 32"]),
        (File({}, [Tensor("a", [32], 10, bytes(64))]).content(), ["Q2_K"]),
        (File({}, [Tensor("a", [32], 999, bytes(64))]).content(), ["type 999"]),
        (File({}, [Tensor("a", [8], 0, bytes(64), offset=4)]).content(), ["not aligned"]),
        (File({}, [Tensor("a", [8], 0, bytes(32), offset=2**63)]).content(), ["truncated"]),
        (File({}, [Tensor("a", [9], 0, bytes(36)), Tensor("b", [8], 0, b"", 32)]).content(), ["overlap"]),
        (File({}, [VECTOR, Tensor("b", [8], 0, bytes(32), offset=0)]).content(), ["a and b overlap"]),
    ],
    ids=lambda value: (*value, "sentence")[0] if isinstance(value, list) else "file",
)  # fmt: skip
def test_a_hostile_file(path: Path, content: bytes, words: list[str]) -> None:
    refused(path, content, *words)


def test_every_truncation(path: Path) -> None:
    content = File({"a": ["x", "y"], "b": 1}, [VECTOR]).content()
    for size in range(len(content)):
        refused(path, content[:size])


def test_what_is_not_there(path: Path) -> None:
    with pytest.raises(ConversionError, match="cannot be read"):
        Gguf(path)


def test_metadata_without_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.convert.gguf.MAX_METADATA", 1000)
    refused(path, File({"a": "x" * 2000}, [VECTOR]).content(), "more metadata")


TOY = toy_file().content()
HEADER = TOY.index(b"blk.1.ffn_norm.weight") + 100


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(data=st.data())
def test_changed_bytes_never_lead_out_of_the_file(path: Path, data: st.DataObject) -> None:
    """Either a sentence, or tensors that lie in the file and can be read."""
    content = bytearray(TOY)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(4, HEADER))
        content[at] = data.draw(st.sampled_from([0, 1, 2, 8, 9, 127, 128, 255]))
    path.write_bytes(content)
    try:
        gguf = Gguf(path)
    except ConversionError as error:
        assert str(path) in str(error)
        return
    with gguf:
        for tensor in gguf.tensors.values():
            assert tensor.start + tensor.size <= len(content)
            assert gguf.raw(tensor).shape == (tensor.rows, tensor.row_bytes)


def test_a_claim_reserves_no_memory(path: Path) -> None:
    """2^60 texts of a short file are refused before a list is made."""
    import tracemalloc

    content = File({"a": (ARRAY, struct.pack("<IQ", TEXT, 2**60) + bytes(1000))}).content()
    tracemalloc.start()
    refused(path, content, "ends within")
    assert tracemalloc.get_traced_memory()[1] < 1 << 20
    tracemalloc.stop()


def test_releasing_keeps_what_is_read(path: Path) -> None:
    toy_file().write(path)
    with Gguf(path) as gguf:
        for tensor in gguf.tensors.values():
            before = bytes(gguf.raw(tensor))
            gguf.release(tensor)
            assert bytes(gguf.raw(tensor)) == before
