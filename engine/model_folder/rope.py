"""What a config.json says of rotary embeddings: their base, and YaRN's stretching of it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.errors import ConfigError
from engine.model_folder.fields import positive, show

_YARN_KEYS = {
    "rope_type",
    "type",
    "rope_theta",
    "factor",
    "original_max_position_embeddings",
    "attention_factor",
    "beta_fast",
    "beta_slow",
    "partial_rotary_factor",
}
MAX_FACTOR = 1024.0  # far above any context that was ever stretched


@dataclass(frozen=True, slots=True)
class Yarn:
    """Slow rotations are stretched by ``factor``, fast ones are left as they are (NUMERICS.md rule 6).

    It holds at every length, not only beyond ``original`` positions: the model was trained on with it.
    """

    factor: float  # 1 or more
    original: int  # positions that the model was made for before it was stretched
    beta_fast: float = 32.0  # turns within them from which on a rotation is left as it is
    beta_slow: float = 1.0  # turns up to which it is stretched whole
    attention: float = 0.0  # of cosine and sine; 0: 0.1 ln(factor) + 1

    @property
    def magnitude(self) -> float:
        """What cosine and sine are multiplied with."""
        return self.attention or 0.1 * math.log(self.factor) + 1.0


def read_rope(values: Mapping[str, Any], source: str) -> tuple[float, Yarn | None]:
    """``rope_theta``, or the one inside ``rope_parameters`` (newer files), and YaRN's numbers, if any.

    Another scaling is refused: ConfigError.
    """
    nested = values
    yarn = None
    for key in ("rope_scaling", "rope_parameters"):
        rope = values.get(key)
        if rope is None:
            continue
        if not isinstance(rope, dict):
            raise ConfigError(f"{source}: {key} is {show(rope)}, not an object.")
        kind = rope.get("rope_type", rope.get("type", "default"))
        if kind not in ("default", "yarn") or rope.get("partial_rotary_factor", 1.0) != 1.0:
            raise ConfigError(
                f"{source}: {key} is {show(rope)}; only plain rotary embeddings and YaRN can be run."
            )
        if kind == "yarn":
            yarn = _yarn(rope, f"{source}: {key}")
        if "rope_theta" in rope:
            nested = rope
    theta = positive(values if values.get("rope_theta") is not None else nested, "rope_theta", source)
    if yarn and theta <= 1:
        raise ConfigError(f"{source}: rope_theta is {theta}, which YaRN cannot stretch.")
    return theta, yarn


def _yarn(rope: dict[str, Any], source: str) -> Yarn | None:
    """None where it changes nothing."""
    for key in rope.keys() - _YARN_KEYS:
        raise ConfigError(f"{source}.{key} is not known to this program, which may not leave it aside.")
    original = rope.get("original_max_position_embeddings")
    if type(original) is not int or not 0 < original < 2**31:
        raise ConfigError(
            f"{source}.original_max_position_embeddings is {show(original)}, not a positive whole number."
        )
    given = {
        name: positive(rope, name, source)
        for name in ("factor", "attention_factor", "beta_fast", "beta_slow")
        if name == "factor" or rope.get(name) is not None
    }
    attention = given.pop("attention_factor", 0.0)
    found = Yarn(original=original, attention=attention, **given)
    if not 1 <= found.factor <= MAX_FACTOR:
        raise ConfigError(f"{source}.factor is {found.factor}; YaRN stretches 1 to {MAX_FACTOR:.0f} times.")
    if found.beta_fast <= found.beta_slow:
        raise ConfigError(
            f"{source}.beta_fast is {found.beta_fast} and beta_slow {found.beta_slow}, which is no range."
        )
    return None if found.magnitude == found.factor == 1 else found
