"""Tern's engine: exact ternary language models on a plain CPU. No Qt; everything works from a terminal.

    model = engine.load_model(folder)
    ids = model.tokenizer.encode_chat([ChatMessage("user", "How are you?")])
    print("".join(step.text for step in engine.generate(model, ids, engine.SamplingParams(temperature=0))))

The names below are loaded when they are first asked for, so that ``import engine`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.errors import EngineError
    from engine.generation.loop import Step, generate
    from engine.machine.kernel_choice import available_kernels
    from engine.model.model import Model, load_model
    from engine.sampling.params import SamplingParams
    from engine.text.chat_message import ChatMessage

_HOME = {
    "ChatMessage": "engine.process.events",
    "EngineError": "engine.errors",
    "Model": "engine.model.model",
    "SamplingParams": "engine.sampling.sampler",
    "Step": "engine.generation.loop",
    "available_kernels": "engine.model.model",
    "generate": "engine.generation.loop",
    "load_model": "engine.model.model",
}
__all__ = [
    "ChatMessage",
    "EngineError",
    "Model",
    "SamplingParams",
    "Step",
    "available_kernels",
    "generate",
    "load_model",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'engine' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
