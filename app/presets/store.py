"""PresetStore: the presets of this computer, those of a person and those that come with the program."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app.json_file import set_aside, write_json
from app.presets.exchange import MOST_BYTES, VERSION, new_ones
from app.presets.preset import MOST, Preset, PresetError, clean_name, free_name, preset_object, read_preset
from app.presets.shipped import shipped_presets

UNDONE = 50  # changes that can be taken back


@dataclass(frozen=True, slots=True)
class _State:
    own: tuple[Preset, ...] = ()
    hidden: frozenset[str] = frozenset()  # ids of shipped ones
    order: tuple[str, ...] = ()  # ids; one that is not named comes after them
    former: tuple[tuple[str, str], ...] = ()  # (name that one had before, its id), the latest last


class PresetStore(QObject):
    """Owner of the presets and their file. Shipped ones are hidden and shown, never lost.

    Every change is on disk at once and can be undone until the program ends.
    """

    changed = Signal()
    save_failed = Signal(str)  # a sentence; the change holds all the same

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Read ``path``. What is broken in it is kept aside (``problem``)."""
        super().__init__(parent)
        self.problem = ""  # a sentence for the window to show once, or ""
        self._path = path
        self._shipped = shipped_presets()
        self._state = _State()
        self._before: list[_State] = []
        self._others: dict[str, Any] = {}  # keys of a later version
        self._read()

    # ---- what there is ---------------------------------------------------------------------

    def all(self) -> list[Preset]:
        """Every preset, also hidden ones, in a person's order."""
        known = {preset.id: preset for preset in (*self._shipped, *self._state.own)}
        first = [id_ for id_ in self._state.order if id_ in known]
        rest = [id_ for id_ in known if id_ not in set(first)]
        return [known[id_] for id_ in (*first, *rest)]

    def shown(self) -> list[Preset]:
        """Those that can be chosen."""
        return [preset for preset in self.all() if not self.is_hidden(preset.id)]

    def is_hidden(self, id_: str) -> bool:
        return id_ in self._state.hidden

    def get(self, id_: str) -> Preset | None:
        return next((preset for preset in self.all() if preset.id == id_), None)

    def named(self, name: str) -> Preset | None:
        """That of this name, or that had it once, as answers remember it; None if there is none any more."""
        found = next((preset for preset in self.all() if preset.name == name), None) if name else None
        return found or self.get(dict(self._state.former).get(name, ""))

    # ---- changes ---------------------------------------------------------------------------

    def add(self, preset: Preset, after: str = "") -> Preset | None:
        """A new one like ``preset``, with a name that is free; None if there are too many already.

        ``after``: id of the one that it comes after; "": it comes last.
        """
        made = self._as_new(preset)
        if len(self._state.own) >= MOST:
            return None
        order = [item.id for item in self.all()]
        order.insert(order.index(after) + 1 if after in order else len(order), made.id)
        self._change(replace(self._state, own=(*self._state.own, made), order=tuple(order)))
        return made

    def update(self, preset: Preset) -> Preset:
        """Put a newer state in the place of one's own preset of that id; its name stays free for it alone."""
        others = [item.name for item in self.all() if item.id != preset.id]
        before = self.get(preset.id)
        name = clean_name(preset.name) or (before.name if before else "")
        made = replace(preset, name=free_name(name, others))
        own = tuple(made if item.id == made.id else item for item in self._state.own)
        former = self._state.former
        if before is not None and before.name != made.name:
            rest = [pair for pair in former if pair[0] != before.name]
            former = (*rest, (before.name, before.id))[-MOST:]
        self._change(replace(self._state, own=own, former=former))
        return made

    def remove(self, id_: str) -> None:
        """One's own is deleted, a shipped one hidden."""
        if any(preset.id == id_ for preset in self._shipped):
            self._change(replace(self._state, hidden=self._state.hidden | {id_}))
        else:
            own = tuple(preset for preset in self._state.own if preset.id != id_)
            self._change(replace(self._state, own=own))

    def show(self, id_: str) -> None:
        """Take a shipped one out of hiding."""
        self._change(replace(self._state, hidden=self._state.hidden - {id_}))

    def move(self, id_: str, step: int) -> None:
        """One place up (-1) or down (+1)."""
        order = [preset.id for preset in self.all()]
        place = order.index(id_)
        other = place + step
        if 0 <= other < len(order):
            order[place], order[other] = order[other], order[place]
            self._change(replace(self._state, order=tuple(order)))

    def take_in(self, found: Sequence[Preset]) -> int | None:
        """Add what is not there yet; how many that were, None if there would be too many."""
        fresh = new_ones(found, self.all())
        if len(self._state.own) + len(fresh) > MOST:
            return None
        names = [preset.name for preset in self.all()]
        made: list[Preset] = []
        for preset in fresh:
            made.append(self._as_new(preset, names))
            names.append(made[-1].name)
        order = (*(preset.id for preset in self.all()), *(preset.id for preset in made))
        if made:
            self._change(replace(self._state, own=(*self._state.own, *made), order=order))
        return len(made)

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    def undo(self) -> None:
        """Take the last change back."""
        if self._before:
            self._state = self._before.pop()
            self._save()

    def _as_new(self, preset: Preset, names: Iterable[str] | None = None) -> Preset:
        taken = [item.name for item in self.all()] if names is None else names
        return replace(preset, id=uuid4().hex, name=free_name(preset.name, taken), shipped=False)

    def _change(self, state: _State) -> None:
        if state != self._state:
            self._before = [*self._before, self._state][-UNDONE:]
            self._state = state
            self._save()

    def _save(self) -> None:
        try:
            self._write()
        except OSError as error:
            reason = error.strerror or str(error)
            self.save_failed.emit(self.tr("The presets could not be saved: {0}.").format(reason))
        self.changed.emit()

    # ---- the file --------------------------------------------------------------------------

    def _read(self) -> None:
        try:
            with open(self._path, "rb") as file:
                data = file.read(MOST_BYTES * 8)
            found = json.loads(data)
            if not isinstance(found, dict):
                raise ValueError("it holds no presets")
        except FileNotFoundError:
            return
        except (OSError, ValueError, RecursionError):
            self._set_aside(is_whole=False)
            return
        own, bad = _own(found.get("presets"))
        names = ("version", "presets", "hidden", "order", "former")
        self._others = {name: value for name, value in found.items() if name not in names}
        hidden, order = frozenset(_texts(found.get("hidden"))), tuple(_texts(found.get("order")))
        self._state = _State(own, hidden, order, _pairs(found.get("former")))
        if bad:
            self._set_aside(is_whole=True)

    def _set_aside(self, *, is_whole: bool) -> None:
        """``is_whole``: all but some presets could be read."""
        try:
            kept = set_aside(self._path)
        except OSError as error:
            self.problem = self.tr("Your presets could not be read: {0}.").format(error.strerror or error)
            return
        if is_whole:
            self._save()
            text = self.tr("Some presets were damaged and left out; the file was kept as {0}.")
        else:
            text = self.tr("The file of your presets was damaged; it was kept as {0}.")
        self.problem = text.format(kept.name)

    def _write(self) -> None:
        values = self._others | {
            "version": VERSION,
            "presets": [{"id": preset.id, **preset_object(preset)} for preset in self._state.own],
            "hidden": sorted(self._state.hidden),
            "order": list(self._state.order),
            "former": dict(self._state.former),
        }
        write_json(self._path, values)


def _own(value: object) -> tuple[tuple[Preset, ...], int]:
    """The presets that can be read, and how many entries cannot."""
    entries = value if isinstance(value, list) else []
    made: dict[str, Preset] = {}
    names = [preset.name for preset in shipped_presets()]
    shipped = {preset.id for preset in shipped_presets()}
    bad = 0 if isinstance(value, list) or value is None else 1
    for entry in entries:
        try:
            id_ = entry.get("id") if isinstance(entry, dict) else None
            fresh = not isinstance(id_, str) or not id_ or id_ in made or id_ in shipped
            preset = read_preset(entry, uuid4().hex if fresh else str(id_))
        except PresetError:
            bad += 1
            continue
        made[preset.id] = replace(preset, name=free_name(preset.name, names))
        names.append(made[preset.id].name)
    return tuple(made.values())[:MOST], bad


def _texts(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    entries = value.items() if isinstance(value, dict) else ()
    return tuple((name, id_) for name, id_ in entries if isinstance(id_, str))[-MOST:]
