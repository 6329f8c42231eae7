"""Sources that this machine may not have: their readings come from bytes and functions of the test."""

import os
import struct
import sys
from pathlib import Path

import pytest

from engine.cli.terminal import energy_words, sum_words
from engine.energy.choice import find_source
from engine.energy.emi import MEASUREMENT, METADATA, METADATA_SIZE, VERSION, Device, EnergyMeter, channels_of
from engine.energy.energy import Energy, EstimateOptions, total
from engine.energy.estimate import UNKNOWN_WATTS, watts_per_core
from engine.energy.ioreport import IOReport
from engine.energy.perf import PERMISSION_LINE, event_of_process, open_perf
from engine.energy.source import Counter, Fault, NeedsPermission

# ---- perf --------------------------------------------------------------------------------------


def perf_tree(root: Path, cpus: str = "0,24") -> Path:
    events = root / "events"
    events.mkdir(parents=True)
    (root / "type").write_text("31\n")
    (root / "cpumask").write_text(f"{cpus}\n")
    (events / "energy-pkg").write_text("event=0x02\n")
    (events / "energy-pkg.scale").write_text("2.3283064365386962890625e-10\n")
    return root


def test_perf_adds_up_one_event_a_package(tmp_path: Path) -> None:
    """Each descriptor is a pipe; what is written into it is what the kernel would show."""
    opened: dict[int, int] = {}

    def open_event(kind: int, config: int, cpu: int) -> int:
        assert (kind, config) == (31, 2)
        read, write = os.pipe()
        os.write(write, (0).to_bytes(8, "little"))
        opened[cpu] = write
        return read

    perf = open_perf(perf_tree(tmp_path), open_event)
    assert perf is not None and sorted(opened) == [0, 24]
    for write, joules in zip(opened.values(), (10, 4), strict=True):
        os.write(write, (joules << 32).to_bytes(8, "little"))
    assert perf.read(0.2) == pytest.approx(14.0)
    for write in opened.values():
        os.write(write, (3 << 32).to_bytes(8, "little"))
    with pytest.raises(Fault, match="back"):
        perf.read(0.2)
    for write in opened.values():
        os.close(write)
    with pytest.raises(Fault, match="ended"):
        perf.read(0.2)
    perf.close()


def test_perf_that_is_shut_says_so(tmp_path: Path) -> None:
    def refuse(kind: int, config: int, cpu: int) -> int:
        raise PermissionError(13, "Permission denied")

    with pytest.raises(NeedsPermission) as needed:
        open_perf(perf_tree(tmp_path), refuse)
    assert needed.value.line == PERMISSION_LINE


@pytest.mark.parametrize("name", ["type", "cpumask", "events/energy-pkg", "events/energy-pkg.scale"])
@pytest.mark.parametrize("text", ["", "garbage", "-", "event=umask"])
def test_a_garbled_event_is_no_source(tmp_path: Path, name: str, text: str) -> None:
    tree = perf_tree(tmp_path)
    (tree / name).write_text(text)
    assert open_perf(tree, lambda kind, config, cpu: os.open(os.devnull, os.O_RDONLY)) is None


def test_the_system_call_counts() -> None:
    """With an event that any process may have: the time of its own thread."""
    if sys.platform != "linux":
        pytest.skip("performance events are Linux's")
    try:
        file = event_of_process(1, 1)  # PERF_TYPE_SOFTWARE, PERF_COUNT_SW_TASK_CLOCK
    except OSError as error:
        pytest.skip(f"this machine lets nobody count events ({error})")
    before = int.from_bytes(os.read(file, 8), "little")
    sum(range(2_000_000))
    assert int.from_bytes(os.read(file, 8), "little") - before > 1_000_000  # nanoseconds
    os.close(file)


# ---- Windows -----------------------------------------------------------------------------------


def metadata(*names: str, unit: int = 0) -> bytes:
    data = "Maker".encode("utf-16-le").ljust(32, b"\0") + "Model".encode("utf-16-le").ljust(32, b"\0")
    data += struct.pack("<HH", 1, len(names))
    for name in names:
        text = f"{name}\0".encode("utf-16-le")
        data += struct.pack("<IH", unit, len(text)) + text
    return data


class FakeDevice(Device):
    def __init__(self, names: tuple[str, ...], values: list[int]) -> None:
        super().__init__()
        self.names, self.values, self.closed = names, values, False
        self.describe()

    def control(self, code: int, size: int) -> bytes:
        data = metadata(*self.names)
        answers = {
            VERSION: struct.pack("<H", 2),
            METADATA_SIZE: struct.pack("<I", len(data)),
            METADATA: data,
            MEASUREMENT: b"".join(struct.pack("<QQ", value, 7) for value in self.values),
        }
        return answers[code][:size]

    def close(self) -> None:
        self.closed = True


NAMES = ("RAPL_Package0_PKG", "RAPL_Package0_PP0", "RAPL_Package0_DRAM")


def test_an_energy_meter_counts_package_and_memory() -> None:
    hour = 10**12 // 3600  # picowatt-hours in a joule
    device = FakeDevice(NAMES, [5 * hour, 9 * hour, 2 * hour])
    meter = EnergyMeter([device])
    assert meter.scope == "package and memory"
    device.values = [25 * hour, 19 * hour, 5 * hour]
    assert meter.read(1.0) == pytest.approx(23.0)
    device.values = [24 * hour, 20 * hour, 6 * hour]
    with pytest.raises(Fault, match="back"):
        meter.read(1.0)
    meter.close()
    assert device.closed


def test_other_meters_are_no_source() -> None:
    with pytest.raises(Fault):
        EnergyMeter([FakeDevice(("GPU", "RAPL_Package0_DRAM"), [5, 5])])
    with pytest.raises(Fault, match="cut off"):
        channels_of(2, metadata(*NAMES)[:90])
    with pytest.raises(Fault, match="unit"):
        channels_of(2, metadata(*NAMES, unit=1))
    assert channels_of(2, metadata(*NAMES)) == NAMES


def test_the_first_version_has_one_channel() -> None:
    text = "RAPL_Package0_PKG\0".encode("utf-16-le")
    data = struct.pack("<I", 0) + bytes(64) + struct.pack("<HH", 1, len(text)) + text
    assert channels_of(1, data) == ("RAPL_Package0_PKG",)


# ---- macOS -------------------------------------------------------------------------------------


def test_the_energy_model_adds_up_in_its_units() -> None:
    shown = {"DIE_0_CPU Energy": ("mJ", 5000), "DIE_1_CPU Energy": ("mJ", 7000), "DRAM0": ("uJ", 900)}
    shown |= {"GPU Energy": ("nJ", 10**9), "PCPU": ("mJ", 400)}
    report = IOReport(lambda: [(name, unit, value) for name, (unit, value) in shown.items()])
    assert report.scope == "package and memory"
    shown["DIE_0_CPU Energy"] = ("mJ", 6500)
    shown["DRAM0"] = ("uJ", 500_900)
    shown["PCPU"] = ("mJ", 900)
    assert report.read(0.5) == pytest.approx(2.0)
    del shown["DIE_1_CPU Energy"]
    with pytest.raises(Fault, match="gone"):
        report.read(0.5)


def test_a_model_without_the_processor_is_no_source() -> None:
    with pytest.raises(Fault):
        IOReport(lambda: [("GPU Energy", "nJ", 10**9), ("CPU Energy", "fortnights", 3)])


# ---- what they share ---------------------------------------------------------------------------


@pytest.mark.parametrize("platform", ["win32", "darwin", "sunos5"])
def test_systems_without_a_source_say_so(tmp_path: Path, platform: str) -> None:
    if platform == sys.platform:
        pytest.skip("this machine may have one")
    assert find_source(tmp_path, platform).source is None


def test_a_counter_without_a_range_never_begins_anew() -> None:
    counter = Counter(1000, 1e-6)
    with pytest.raises(Fault, match="back"):
        counter.step(10, 1.0)


@pytest.mark.parametrize(
    ("processor", "watts"),
    [
        ("AMD EPYC 9R14", 4.5),
        ("AMD Ryzen 7 7840U w/ Radeon 780M Graphics", 4.0),
        ("AMD Ryzen 9 7950X 16-Core Processor", 10.0),
        ("11th Gen Intel(R) Core(TM) i7-1165G7 @ 2.80GHz", 4.0),
        ("Intel(R) Core(TM) i7-8550U CPU @ 1.80GHz", 4.0),
        ("Intel(R) Core(TM) Ultra 7 155H", 6.5),
        ("Intel(R) Core(TM) i9-13900K", 10.0),
        ("Intel(R) N100", 2.5),
        ("Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz", 6.0),
        ("Apple M3 Pro", 4.0),
        ("aarch64", 3.0),
        ("", UNKNOWN_WATTS),
    ],
)
def test_the_table_of_processors(processor: str, watts: float) -> None:
    assert watts_per_core(processor) == watts


def test_parts_add_up_only_where_they_are_alike() -> None:
    one = Energy("estimate", "process", 6.0, 2.0, 10, 0.5)
    two = Energy("estimate", "process", 3.0, 1.0, 5, 0.2)
    both = total([one, two])
    assert (both.joules, both.seconds, both.tokens) == (9.0, 3.0, 15)
    assert both.uncertainty == pytest.approx(0.4)
    assert total([]) == Energy()
    for other in (Energy("rapl", "package", 3.0, 1.0, 5), Energy(seconds=1.0, tokens=5)):
        mixed = total([one, other])
        assert (mixed.source, mixed.joules, mixed.tokens) == ("none", None, 15) and mixed.problem


def test_the_terminal_adds_up_and_tags() -> None:
    one = Energy("estimate", "process", 6.0, 2.0, 10, 0.5)
    assert energy_words(one) == "0.6 J/token (estimate ±50%)"
    assert sum_words([one, one]) == "12 J, 0.0033 Wh (estimate ±50%)"
    assert sum_words([]) == "" and sum_words([one, Energy(tokens=3)]) == ""
    measured = Energy("rapl", "package", 7200.0, 20.0, 400)
    assert energy_words(measured) == "18 J/token (RAPL, package)"
    assert energy_words(Energy(tokens=3, problem="the counter has gone")).startswith("energy not measured")
    assert energy_words(Energy()) == ""


def test_an_energy_for_json() -> None:
    energy = Energy("rapl", "package", 123.456789, 10.0, 40)
    assert energy.as_object() == {
        "source": "rapl",
        "scope": "package",
        "j_per_token": 3.0864,
        "joules": 123.46,
        "seconds": 10.0,
        "tokens": 40,
        "uncertainty": 0.0,
    }
    assert energy.watt_hours == pytest.approx(0.034293, rel=1e-4)
    assert energy.watts == pytest.approx(12.3456789)
    assert Energy().as_object()["j_per_token"] is None


@pytest.mark.parametrize("watts", [-1.0, 0.01, 101.0, "3", True, float("nan")])
def test_options_check_themselves(watts: object) -> None:
    with pytest.raises(ValueError, match="watts_per_core"):
        EstimateOptions(watts_per_core=watts)  # type: ignore[arg-type]
