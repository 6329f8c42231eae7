"""Tern's engine: exact ternary language models on a plain CPU. No Qt; everything works from a terminal.

    model = engine.load_model(folder)
    ids = model.tokenizer.encode_chat([ChatMessage("user", "How are you?")])
    print("".join(step.text for step in engine.generate(model, ids, engine.SamplingParams(temperature=0))))

The names below are loaded when they are first used, so that ``import engine`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.embedding.encoder import Vectors as Vectors
    from engine.embedding.encoder import embed as embed
    from engine.embedding.vectors import cosines as cosines
    from engine.energy.choice import EnergyHere as EnergyHere
    from engine.energy.choice import energy_here as energy_here
    from engine.energy.estimate import watts_per_core as watts_per_core
    from engine.errors import EngineError as EngineError
    from engine.generation.loop import Step as Step
    from engine.generation.loop import generate as generate
    from engine.kv_cache.block_folder import past_blocks as past_blocks
    from engine.machine.hardware import cpu_name as cpu_name
    from engine.machine.hardware import physical_cores as physical_cores
    from engine.machine.hardware import thread_counts as thread_counts
    from engine.machine.kernel_choice import available_kernels as available_kernels
    from engine.machine.kernel_choice import tuned_timings as tuned_timings
    from engine.machine.kernel_choice import tuning_busy as tuning_busy
    from engine.machine.other_load import OtherLoad as OtherLoad
    from engine.machine.program import ProgramFacts as ProgramFacts
    from engine.machine.program import program_facts as program_facts
    from engine.machine.results import BUSY_CORES as BUSY_CORES
    from engine.machine.results import SelfTestRow as SelfTestRow
    from engine.machine.results import Timing as Timing
    from engine.model.memory import folder_memory_needed as folder_memory_needed
    from engine.model.model import Model as Model
    from engine.model.model import load_model as load_model
    from engine.model_folder.config import ModelConfig as ModelConfig
    from engine.model_folder.config import load_config as load_config
    from engine.replay.bundle import Bundle as Bundle
    from engine.replay.bundle import model_files as model_files
    from engine.replay.bundle import to_json as to_json
    from engine.replay.turn import Turn as Turn
    from engine.replay.turn import turn_of as turn_of
    from engine.sampling.params import SamplingParams as SamplingParams
    from engine.speed.export import csv_text as csv_text
    from engine.speed.export import json_text as json_text
    from engine.speed.front import PRESETS as PRESETS
    from engine.speed.front import Choice as Choice
    from engine.speed.front import choose as choose
    from engine.speed.front import front as front
    from engine.speed.history import Slower as Slower
    from engine.speed.history import past_runs as past_runs
    from engine.speed.history import preset_choice as preset_choice
    from engine.speed.history import run_to_choose_from as run_to_choose_from
    from engine.speed.history import slower_than_before as slower_than_before
    from engine.speed.rows import by_speed as by_speed
    from engine.text.chat_message import ChatMessage as ChatMessage

_NAMES = {
    "engine.embedding.encoder": ("Vectors", "embed"),
    "engine.embedding.vectors": ("cosines",),
    "engine.energy.choice": ("EnergyHere", "energy_here"),
    "engine.energy.estimate": ("watts_per_core",),
    "engine.errors": ("EngineError",),
    "engine.generation.loop": ("Step", "generate"),
    "engine.kv_cache.block_folder": ("past_blocks",),
    "engine.machine.hardware": ("cpu_name", "physical_cores", "thread_counts"),
    "engine.machine.kernel_choice": ("available_kernels", "tuned_timings", "tuning_busy"),
    "engine.machine.other_load": ("OtherLoad",),
    "engine.machine.program": ("ProgramFacts", "program_facts"),
    "engine.machine.results": ("BUSY_CORES", "SelfTestRow", "Timing"),
    "engine.model.memory": ("folder_memory_needed",),
    "engine.model.model": ("Model", "load_model"),
    "engine.model_folder.config": ("ModelConfig", "load_config"),
    "engine.replay.bundle": ("Bundle", "model_files", "to_json"),
    "engine.replay.turn": ("Turn", "turn_of"),
    "engine.sampling.params": ("SamplingParams",),
    "engine.speed.export": ("csv_text", "json_text"),
    "engine.speed.front": ("PRESETS", "Choice", "choose", "front"),
    "engine.speed.history": (
        "Slower",
        "past_runs",
        "preset_choice",
        "run_to_choose_from",
        "slower_than_before",
    ),
    "engine.speed.rows": ("by_speed",),
    "engine.text.chat_message": ("ChatMessage",),
}
_HOME = {name: module for module, names in _NAMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'engine' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(_HOME)
