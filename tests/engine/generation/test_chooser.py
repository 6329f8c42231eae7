"""Speculation cannot be seen: the same steps with it and without, on real decoders of toy models."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from cython_kernels.head.goals import Found
from engine.errors import NumericsError
from engine.generation.chooser import Chooser
from engine.generation.drafter import Draft
from engine.generation.loop import Model, Step, generate
from engine.generation.speculation import Speculation
from engine.sampling.params import SamplingParams
from tests.engine.generation.test_loop import HashDecoder, HashModel, greedy, ids_of, limited, logits
from tests.helpers import toy

TEXT = [5, 6, 7, 8, 9, 10, 11, 12]
MODES = ("off", "on", "auto")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    load_model = pytest.importorskip(
        "engine.model.model", reason="the extension modules are not built"
    ).load_model
    return load_model(toy.write_toy(tmp_path_factory.mktemp("toy")), threads=2, context=400)


def answers(
    model: Model, prompt: Sequence[int], params: SamplingParams
) -> dict[str, tuple[list[Step], Speculation]]:
    found = {}
    for mode in MODES:
        speculation = Speculation(mode)
        found[mode] = list(generate(model, prompt, params, speculation=speculation)), speculation
    return found


SAMPLING: list[dict[str, Any]] = [
    {"temperature": 0.0},
    {"temperature": 0.0, "repetition_penalty": 1.05},
    {"temperature": 0.05, "top_p": 1.0, "seed": 1},
    {"temperature": 0.05, "top_k": 5, "seed": 2},
    {"temperature": 0.05, "top_p": 0.9, "seed": 3},
    {"temperature": 0.05, "min_p": 0.05, "top_k": 40, "top_p": 0.95, "repetition_penalty": 1.02, "seed": 4},
    {"temperature": 1.0, "top_p": 0.9, "seed": 5},
]


@pytest.mark.parametrize("sampling", SAMPLING, ids=str)
def test_the_steps_are_the_same(model: Model, sampling: dict[str, Any]) -> None:
    params = SamplingParams(**sampling, max_tokens=256, ignore_eos=True)
    found = answers(model, TEXT * 8, params)
    plain, _ = found["off"]
    assert len(plain) == 257
    assert found["on"][0] == plain and found["auto"][0] == plain
    assert found["off"][1].drafted == 0
    assert found["on"][1].drafted > 0


def test_drafts_come_true(model: Model) -> None:
    """Or the other tests compare nothing: a greedy toy model ends in a loop."""
    params = SamplingParams(temperature=0.0, max_tokens=256, ignore_eos=True)
    speculation = Speculation("on")
    list(generate(model, TEXT * 8, params, speculation=speculation))
    assert speculation.accepted >= 50


def loop(model: Model) -> tuple[list[int], list[int]]:
    """A prompt after which a greedy answer repeats itself, and 60 tokens of that answer."""
    long = SamplingParams(temperature=0.0, max_tokens=260, ignore_eos=True)
    text = [*TEXT, *ids_of(list(generate(model, TEXT, long)))]
    return text[:-60], text[-60:]


@pytest.mark.parametrize("count", range(1, 20))
def test_max_tokens_cut_a_draft(model: Model, count: int) -> None:
    prompt, answer = loop(model)
    for mode in MODES:
        decoder = model.new_decoder()
        speculation = Speculation(mode)
        params = limited(count, ignore_eos=True)
        steps = list(generate(model, prompt, params, decoder, speculation=speculation))
        assert ids_of(steps) == answer[:count] and steps[-1].reason == "length"
        assert decoder.tokens == [*prompt, *answer[: count - 1]]
        assert mode != "on" or count < 3 or speculation.accepted


def test_a_full_context_cuts_a_draft(model: Model) -> None:
    prompt, answer = loop(model)
    for room in range(1, 12):
        for mode in MODES:
            decoder = model.new_decoder(len(prompt) + room)  # type: ignore[call-arg]
            params = SamplingParams(temperature=0.0, ignore_eos=True)
            steps = list(generate(model, prompt, params, decoder, speculation=Speculation(mode)))
            assert ids_of(steps) == answer[: room + 1] and steps[-1].reason == "context"
            assert decoder.length == decoder.context


class _Stopping:
    """A model with other stop tokens."""

    def __init__(self, model: Model, stops: Sequence[int]) -> None:
        self.tokenizer, self.new_decoder = model.tokenizer, model.new_decoder
        self.stop_ids = frozenset(stops)


def test_a_stop_token_that_was_drafted(model: Model) -> None:
    prompt, answer = loop(model)
    stop = answer[7]
    expected = answer[: answer.index(stop)]
    for mode in MODES:
        decoder = model.new_decoder()
        steps = list(
            generate(_Stopping(model, [stop]), prompt, limited(50), decoder, speculation=Speculation(mode))
        )
        assert ids_of(steps) == expected and steps[-1].reason == "stop"
        assert decoder.tokens == [*prompt, *expected]
        on = generate(
            _Stopping(model, [stop]), prompt, limited(50, ignore_eos=True), speculation=Speculation(mode)
        )
        assert ids_of(list(on)) == answer[:50]


def test_a_stop_while_drafts_are_run(model: Model) -> None:
    """The answer ends as cancelled, and the decoder goes on from there as if nothing had been."""
    prompt, answer = loop(model)
    decoder = model.new_decoder()
    control = bytearray(16)
    decoder.set_control(control)  # type: ignore[attr-defined]
    steps = generate(model, prompt, limited(50, ignore_eos=True), decoder, speculation=Speculation("on"))
    got = [next(steps) for _ in range(3)]
    control[0] = 1
    got += steps
    assert ids_of(got) == answer[: len(ids_of(got))] and got[-1].reason == "cancelled"
    assert len(ids_of(got)) <= 3 + 7, "what was computed before is given out, no more"
    assert decoder.tokens == [*prompt, *answer][: decoder.length]
    control[0] = 0
    again = list(generate(model, prompt, limited(50, ignore_eos=True), decoder))
    assert ids_of(again) == answer[:50]


def test_who_stops_asking_leaves_a_sound_decoder(model: Model) -> None:
    prompt, answer = loop(model)
    decoder = model.new_decoder()
    steps = generate(model, prompt, limited(50, ignore_eos=True), decoder, speculation=Speculation("on"))
    for _ in range(4):
        next(steps)
    del steps
    assert ids_of(list(generate(model, prompt, limited(50, ignore_eos=True), decoder))) == answer[:50]


# ---- Chooser by itself ----


def chooser(decoder: HashDecoder) -> Chooser:
    return Chooser(decoder, SamplingParams(temperature=0.0), 0)


@pytest.mark.parametrize("right", range(8))
def test_guesses_count_as_far_as_they_are_right(right: int) -> None:
    truth = greedy([1, 2, 3], 8)
    guesses = [*truth[:right], *(token + 1 for token in truth[right:7])]
    decoder = HashDecoder(100)
    decoder.append([1, 2])
    context = [1, 2, 3]
    assert chooser(decoder).next([3, *guesses], context) == truth[: right + 1]
    assert decoder.tokens == [1, 2, 3, *truth[:right]]
    assert context == [1, 2, 3]


def test_a_stopped_pass_chooses_nothing() -> None:
    decoder = HashDecoder(100, passes=1)
    decoder.append([1, 2])
    assert chooser(decoder).next([3, 4, 5], [1, 2, 3]) is None
    assert decoder.tokens == [1, 2]


class _Narrow(HashDecoder):
    """Its arithmetic cannot hold token 299."""

    def append(self, ids: Sequence[int]) -> bool:
        if 299 in ids:
            raise NumericsError("too large")
        return super().append(ids)


def test_a_wrong_guess_cannot_fail_the_answer() -> None:
    decoder = _Narrow(100)
    assert chooser(decoder).next([3, 299], [3]) == greedy([3], 1)
    assert decoder.tokens == [3]
    with pytest.raises(NumericsError):
        chooser(decoder).next([299], [3, 299])


def test_wrong_logits_after_a_wrong_guess_cannot_fail_the_answer() -> None:
    class Broken(HashDecoder):
        def logits(self, ids: Sequence[int]) -> np.ndarray | None:
            rows = super().logits(ids)
            assert rows is not None
            rows[1:] = np.nan
            return rows

    assert int(np.argmax(logits([3]))) != 7
    assert chooser(Broken(100)).next([3, 7, 8], [3]) == greedy([3], 1)


def test_speculation_on_a_decoder_that_remembers_every_token() -> None:
    """HashDecoder's logits change with any wrong token in its cache."""
    prompt = [1, 2, 3, 4] * 5
    for mode in MODES:
        steps = generate(HashModel(), prompt, limited(40), speculation=Speculation(mode))
        assert ids_of(list(steps)) == greedy(prompt, 40)


# ---- the end of the prompt ----


class _Searched(HashDecoder):
    """Has a certified head, whose search always gives every logit."""

    certified = True

    def extend(self, ids: Sequence[int], keep: int = 1) -> bool:
        if not self.append(ids):
            return False
        self.kept = [self.tokens[: self.length - keep + 1 + row] for row in range(keep)]
        return True

    def search(self, row: int, goal: object, penalty: float = 1.0, context: Sequence[int] = ()) -> Found:
        return Found(None, logits(self.kept[row]))


@pytest.mark.parametrize(("length", "passes"), [(1, 1), (2, 1), (128, 1), (129, 2), (256, 2), (300, 3)])
def test_the_end_of_the_prompt_and_the_first_token_are_one_pass(length: int, passes: int) -> None:
    prompt = [place % 300 for place in range(length)]
    decoder = _Searched(1000, passes)
    first = list(generate(HashModel(), prompt, limited(1), decoder))  # type: ignore[arg-type]
    assert ids_of(first) == greedy(prompt, 1)
    assert (decoder.passes, decoder.tokens) == (0, prompt)


def test_stopped_in_that_pass_nothing_is_chosen() -> None:
    decoder = _Searched(1000, 1)
    (last,) = generate(HashModel(), [7] * 200, limited(5), decoder)  # type: ignore[arg-type]
    assert last.reason == "cancelled" and decoder.tokens == [7] * 128


def test_a_number_that_is_too_large_at_the_end_of_the_prompt_is_told() -> None:
    with pytest.raises(NumericsError):
        list(generate(HashModel(), [1, 2, 299, 3], limited(5), _Narrow(100)))


def test_nothing_is_guessed_before_a_plain_pass_was_measured() -> None:
    speculation = Speculation("auto")
    draft = Draft((1, 2, 3), 4)
    assert speculation.cut(draft) == 0
    speculation.learn(Draft(), 0, 0, 0.01)
    assert speculation.cut(draft) > 0
