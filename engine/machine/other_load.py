"""How busy other programs keep the processor, while Tern measures itself."""

import time

import psutil

LOOK_S = 0.2  # looks that are nearer to each other tell nothing


class OtherLoad:
    """Cores that other programs took, between two calls of ``cores``. Not for threads to share."""

    def __init__(self, pid: int | None = None) -> None:
        """``pid``: of the process that counts as Tern, with all that it started; None: this one."""
        self._process = psutil.Process(pid)
        self._known: dict[int, float] = {}
        self._cores = 0.0
        self._time, self._busy = 0.0, 0.0
        self._begin()

    def cores(self) -> float:
        """Since the last call; that of before where this one comes too soon."""
        seconds = time.monotonic() - self._time
        if seconds < LOOK_S:
            return self._cores
        busy, before = _busy_seconds(), self._known
        own = self._own()
        ours = sum(spent - before.get(pid, 0.0) for pid, spent in own.items())
        self._cores = max(0.0, (busy - self._busy - ours) / seconds)
        self._time, self._busy, self._known = time.monotonic(), busy, own
        return self._cores

    def _begin(self) -> None:
        self._time, self._busy, self._known = time.monotonic(), _busy_seconds(), self._own()

    def _own(self) -> dict[int, float]:
        """Seconds of this process and those it started, by process id."""
        spent = {}
        for process in (self._process, *_started_by(self._process)):
            try:
                times = process.cpu_times()
            except psutil.Error:
                continue  # it has ended meanwhile
            # Those that it has waited for, which are gone, are counted with it where the system does so.
            gone = getattr(times, "children_user", 0.0) + getattr(times, "children_system", 0.0)
            spent[process.pid] = times.user + times.system + gone
        return spent


def _started_by(process: psutil.Process) -> list[psutil.Process]:
    try:
        return list(process.children(recursive=True))
    except psutil.Error:
        return []  # it has ended meanwhile


def _busy_seconds() -> float:
    """Of all cores together, since the computer was started."""
    times = psutil.cpu_times()
    # Guests are counted in "user" already; what a host took away ("steal") is no program of this system.
    idle = {"idle", "iowait", "steal", "guest", "guest_nice"}
    return float(sum(value for name, value in times._asdict().items() if name not in idle))
