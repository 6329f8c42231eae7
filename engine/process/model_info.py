"""What the owner of the engine process is told of a loaded model, and of one that cannot be loaded."""

from pathlib import Path

import psutil

from engine.machine.kernel_choice import available_kernels, fitting, format_of
from engine.machine.proof import last_proof
from engine.model.model import Model
from engine.model_folder.checkpoint import open_checkpoint
from engine.model_folder.config import ModelConfig, load_config
from engine.process.events import Choice, Load, ModelInfo
from engine.text.tokenizer import load_tokenizer


def model_info(model: Model, chosen: Choice | None = None) -> ModelInfo:
    assert model.tokenizer is not None
    return ModelInfo(
        name=model.name,
        path=str(model.path),
        kernel=model.kernel,
        isa=model.isa,
        threads=model.threads,
        context=model.context,
        kv=model.kv,
        memory_bytes=psutil.Process().memory_info().rss,
        tokenizer_hash=model.tokenizer.hash,
        vocab_size=model.config.vocab_size,
        load_s=model.load_s,
        defaults=model.defaults,
        proof=last_proof() or (),
        kernels=tuple(available_kernels(format_of(model.config))),
        takes_system_prompt=model.tokenizer.takes_system_prompt,
        system_prompt=model.system_prompt,
        vector_width=model.config.hidden_size if model.config.encoder else 0,
        chosen=chosen,
    )


def wished_kernel(command: Load) -> str:
    """The kernel of its options where it is for weights of this format, else "auto". Raises EngineError."""
    return fitting(load_config(Path(command.path)), command.options.kernel)


def look_at(folder: Path) -> ModelConfig:
    """The shape of the model in ``folder``. Raises EngineError if none can be read from it."""
    weights = open_checkpoint(folder)
    try:
        load_tokenizer(weights.path, weights.config)
        return weights.config
    finally:
        weights.close()
