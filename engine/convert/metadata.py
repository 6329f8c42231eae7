"""Metadata of a GGUF file by key and kind; what is missing or of another kind is a sentence."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, overload

import numpy as np
import numpy.typing as npt

from engine.errors import ConversionError

_Missing = TypeVar("_Missing")
_NEEDED: Any = object()


@dataclass(frozen=True, slots=True)
class Metadata:
    """Each method returns ``missing`` where the key is not there; without it, that is a ConversionError."""

    path: Path
    values: dict[str, Any]

    @overload
    def whole(self, key: str) -> int: ...
    @overload
    def whole(self, key: str, missing: int) -> int: ...
    @overload
    def whole(self, key: str, missing: None) -> int | None: ...
    def whole(self, key: str, missing: Any = _NEEDED) -> int | None:
        """A whole number, not negative."""
        found = self._get(key, missing)
        if found is not missing and (type(found) is not int or found < 0):
            raise self._odd(key, "a whole number")
        return found  # type: ignore[no-any-return]

    def number(self, key: str, missing: float = _NEEDED) -> float:
        """A float32 as the shortest decimal that means it: 1e-5 and not 9.999999747378752e-06."""
        found = self._get(key, missing)
        if type(found) is not float:
            raise self._odd(key, "a number")
        return float(str(np.float32(found)))

    def flag(self, key: str, missing: bool = _NEEDED) -> bool:
        found = self._get(key, missing)
        if type(found) is not bool:
            raise self._odd(key, "true or false")
        return found

    @overload
    def text(self, key: str) -> str: ...
    @overload
    def text(self, key: str, missing: str) -> str: ...
    @overload
    def text(self, key: str, missing: None) -> str | None: ...
    def text(self, key: str, missing: Any = _NEEDED) -> str | None:
        found = self._get(key, missing)
        if found is not missing and type(found) is not str:
            raise self._odd(key, "text")
        return found  # type: ignore[no-any-return]

    def texts(self, key: str) -> list[str]:
        found = self._get(key, _NEEDED)
        if type(found) is not list:
            raise self._odd(key, "a list of texts")
        return found

    def wholes(self, key: str) -> npt.NDArray[np.integer[Any]]:
        found = self._get(key, _NEEDED)
        if not isinstance(found, np.ndarray) or found.dtype.kind not in "iu":
            raise self._odd(key, "a list of whole numbers")
        return found

    def _get(self, key: str, missing: Any) -> Any:
        if key not in self.values:
            if missing is _NEEDED:
                raise ConversionError(f"{self.path} has no {key}, which a conversion needs.")
            return missing
        return self.values[key]

    def _odd(self, key: str, wanted: str) -> ConversionError:
        return ConversionError(f"{self.path}: {key} is not {wanted}.")
