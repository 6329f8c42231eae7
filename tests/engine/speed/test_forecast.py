"""What is measured before a download: other programs may slow a block, never make one faster."""

import random
from dataclasses import replace

from engine.model_folder.synthetic import BITNET_2B4T
from engine.speed.forecast import Speed, forecast, layer_bytes, measure_here, undisturbed


def test_disturbances_do_not_show_in_the_forecast() -> None:
    chance = random.Random(7)
    for _ in range(100):
        blocks = [
            (0.010 * (1 + chance.expovariate(1)), 0.002 * (1 + chance.expovariate(1))) for _ in range(9)
        ]
        # One block without a disturbance of the layers, another without one of the head.
        blocks[chance.randrange(9)] = (0.010, 1.0)
        blocks.insert(chance.randrange(9), (1.0, 0.002))
        assert undisturbed(blocks) == (0.010, 0.002)


def test_a_measurement_here_forecasts_a_speed() -> None:
    speed = measure_here(seconds=0.1)
    assert speed.layers_per_s > 0 and speed.head_per_s > 0
    tokens = forecast(BITNET_2B4T, speed)
    assert 0 < tokens < speed.layers_per_s / (layer_bytes(BITNET_2B4T) * BITNET_2B4T.num_layers)


def test_weights_of_five_digits_take_a_byte_each() -> None:
    digits = replace(BITNET_2B4T, digits=5)
    assert layer_bytes(digits) == 4 * layer_bytes(BITNET_2B4T)
    speed = Speed(layers_per_s=1e10, head_per_s=1e10, isa="avx2", threads=1, seconds=0.0)
    assert forecast(BITNET_2B4T, speed) / 4 < forecast(digits, speed) < forecast(BITNET_2B4T, speed)
