"""Safetensors written in pieces: read back by the library, and the same bytes in whatever order."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.numpy import load_file

from engine.convert.writer import TensorFile

SPECS = [("b", "I8", (3, 5)), ("a", "F32", (2,)), ("c", "F32", (4, 3)), ("empty", "I8", (0, 3))]
VALUES = {
    "a": np.array([1.5, -2], np.float32),
    "b": np.arange(15, dtype=np.int8).reshape(3, 5),
    "c": np.linspace(0, 1, 12, dtype=np.float32).reshape(4, 3),
    "empty": np.empty((0, 3), np.int8),
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations([(name, row) for name in "bc" for row in range(len(VALUES[name]))]))
def test_any_order_of_rows(tmp_path: Path, order: list[tuple[str, int]]) -> None:
    (tmp_path / "x").unlink(missing_ok=True)
    with TensorFile(tmp_path / "x", reversed(SPECS)) as file:
        for name, row in order:
            file.write(name, row * VALUES[name].shape[1], VALUES[name][row])
        file.write("a", 0, VALUES["a"])
    if not (tmp_path / "y").exists():
        with TensorFile(tmp_path / "y", SPECS) as file:
            for name, values in VALUES.items():
                file.write(name, 0, values)
    assert (tmp_path / "x").read_bytes() == (tmp_path / "y").read_bytes()
    assert (tmp_path / "x").stat().st_size == file.size
    found = load_file(tmp_path / "x")
    assert found.keys() == VALUES.keys()
    for name, values in VALUES.items():
        assert found[name].dtype == values.dtype and np.array_equal(found[name], values)


def test_tensors_are_aligned(tmp_path: Path) -> None:
    import json

    with TensorFile(tmp_path / "x", SPECS) as file:
        for name, values in VALUES.items():
            file.write(name, 0, values)
    content = (tmp_path / "x").read_bytes()
    length = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + length])
    for name, dtype, _ in SPECS:
        start = 8 + length + header[name]["data_offsets"][0]
        assert start % {"F32": 4, "I8": 1}[dtype] == 0


def test_a_forgotten_row_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="5 bytes"), TensorFile(tmp_path / "x", SPECS) as file:
        for name in "ac":
            file.write(name, 0, VALUES[name])
        file.write("b", 0, VALUES["b"][:2])


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("mine")
    with pytest.raises(FileExistsError), TensorFile(tmp_path / "x", []):
        pass
    assert (tmp_path / "x").read_text() == "mine"
