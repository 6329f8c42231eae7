"""What the live panel costs: answers with it open and shut, by turns. Not part of the tests.

    python -m tests.measure_panel build/starter/smollm2-135m-instruct --pairs 20

Each pair gives the same greedy answer twice, the order changing from pair to pair, so that a machine that
becomes slower makes both slower. Of the main thread it is its own processor time that counts, and of a turn
of the event loop the time it worked: other programs do not show in either, but in the speeds.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app import paths
from app.main import Program, build
from app.storage.store import Store
from app.system.window_log import WindowLog
from app.windows.status import live_panel, live_plot, read_bars
from engine import OtherLoad
from engine.process.answers.meter import answer_energy
from engine.process.events import Finished
from engine.sampling.params import SamplingParams
from tests.helpers.turns import turns

QUESTION = "Write a short letter from a lighthouse keeper."
PATIENCE_S = 300.0
SAMPLES = 200  # of the meter of energy


@dataclass(frozen=True)
class Answer:
    """``thread_s``: processor time of the main thread; ``panel_s``: of that, in the panel's own functions."""

    tok_s: float
    seconds: float
    thread_s: float
    panel_s: float
    longest_turn_s: float


class Spent:
    """Processor time of the main thread inside the functions that it was put around."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._depth = 0
        for owner, name in (
            (live_panel.LivePanel, "_on_usage"),
            (live_panel.LivePanel, "_on_piece"),
            (live_panel.LivePanel, "_on_progress"),
            (live_panel.LivePanel, "set_stats"),
            (live_plot.LivePlot, "paintEvent"),
            (read_bars.ReadBars, "paintEvent"),
        ):
            self._put_around(owner, name)

    def _put_around(self, owner: type, name: str) -> None:
        run = getattr(owner, name)

        def timed(*arguments: object) -> object:
            before = time.thread_time()
            self._depth += 1
            try:
                return run(*arguments)
            finally:
                self._depth -= 1
                if not self._depth:
                    self.seconds += time.thread_time() - before

        setattr(owner, name, timed)


def answer(program: Program, spent: Spent, is_open: bool) -> Answer:
    """One answer in a chat of its own."""
    program.window.menus.live.setChecked(is_open)
    program.session.new()
    turns(0.5)
    ended: list[Finished] = []
    program.bridge.finished.connect(ended.append)
    began, thread, panel = time.monotonic(), time.thread_time(), spent.seconds
    assert program.session.asking.send(QUESTION)
    worked = turns(PATIENCE_S, lambda: bool(ended))
    assert ended and program.window.live.panel.isVisible() == is_open
    program.bridge.finished.disconnect(ended.append)
    return Answer(
        ended[0].counts.decode_tok_s,
        time.monotonic() - began,
        time.thread_time() - thread,
        spent.seconds - panel,
        max(worked),
    )


def sampling_share() -> float:
    """Of a core, that the thread takes which reads the source of energy five times a second."""
    from engine.energy.meter import PERIOD_S

    meter = answer_energy()
    meter.begin()
    before = time.thread_time()
    for _ in range(SAMPLES):
        meter.sample()
    return (time.thread_time() - before) / SAMPLES / PERIOD_S


def report(opened: Sequence[Answer], shut: Sequence[Answer], busy: float) -> None:
    pairs = list(zip(opened, shut, strict=True))
    ratios = [a.tok_s / b.tok_s for a, b in pairs]
    low, middle, high = statistics.quantiles(ratios, n=4)
    print(f"\n{len(pairs)} pairs; others took {busy:.1f} cores meanwhile")
    for name, answers in (("open", opened), ("shut", shut)):
        speeds = [each.tok_s for each in answers]
        first, median, third = statistics.quantiles(speeds, n=4)
        thread = sum(each.thread_s for each in answers) / sum(each.seconds for each in answers)
        longest = max(each.longest_turn_s for each in answers)
        print(
            f"{name}: {median:.1f} tokens/s (quartiles {first:.1f} to {third:.1f}); the main thread took "
            f"{thread:.2%} of a core; longest turn {longest * 1e3:.0f} ms"
        )
    print(f"open / shut, pair by pair: {middle:.3f} (quartiles {low:.3f} to {high:.3f})")
    seconds = sum(each.seconds for each in opened)
    inside = sum(each.panel_s for each in opened) / seconds
    more = statistics.quantiles([a.thread_s / a.seconds - b.thread_s / b.seconds for a, b in pairs], n=4)
    print(
        f"the panel's own functions took {inside:.2%} of a core; "
        f"the main thread, open less shut, {more[1]:.2%} (quartiles {more[0]:.2%} to {more[2]:.2%})"
    )
    print(f"the sampling of energy takes {sampling_share():.3%} of a core")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("model", help="a model folder")
    parser.add_argument("--pairs", type=int, default=20)
    parser.add_argument("--tokens", type=int, default=200)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tern-panel-") as home:
        os.environ["TERN_HOME"] = home
        app, spent = QApplication([]), Spent()
        store, _ = Store.open(paths.database_path())
        with WindowLog(paths.data_dir() / "window.log") as log:
            program = build(app, store, log)
            params = SamplingParams(temperature=0.0, max_tokens=args.tokens, ignore_eos=True)
            program.settings.update(sampling=params, use_model_sampling=False)
            program.window.resize(1240, 820)
            program.window.show()
            program.window.open_model(os.path.abspath(args.model))
            turns(PATIENCE_S, lambda: program.bridge.info is not None)
            answer(program, spent, is_open=True)  # fonts, caches
            opened: list[Answer] = []
            shut: list[Answer] = []
            others = OtherLoad()
            for number in range(args.pairs):
                for is_open in (True, False) if number % 2 else (False, True):
                    (opened if is_open else shut).append(answer(program, spent, is_open))
                print(f"{number + 1}: {opened[-1].tok_s:.1f} open, {shut[-1].tok_s:.1f} shut", flush=True)
            report(opened, shut, others.cores())
            program.window.close()
            program.close()


if __name__ == "__main__":
    main()
