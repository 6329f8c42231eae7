"""Errors a person may see. Each message is one sentence that says what happened and what to do."""


class EngineError(Exception):
    """Base of every error the engine raises on purpose; ``str(error)`` is fit to be shown."""


class CheckpointError(EngineError):
    """A model folder or one of its files is missing, truncated, or not what it claims to be."""


class ConfigError(CheckpointError):
    """config.json names something this program does not run."""


class TokenizerError(CheckpointError):
    """tokenizer.json is missing, broken, or does not fit the model's vocabulary."""


class ConversionError(EngineError):
    """A model cannot be converted: its file is damaged or unknown, or the folder cannot be written."""


class TemplateError(EngineError):
    """The chat template loops, reaches for attributes, or cannot be rendered."""


class ContextError(EngineError):
    """The prompt is longer than the context: it has ``tokens`` or more, of which ``context`` have a place."""

    def __init__(self, sentence: str, tokens: int = 0, context: int = 0) -> None:
        super().__init__(sentence)
        self.tokens = tokens
        self.context = context


class PromptError(EngineError):
    """There is no prompt, or it has tokens that the model does not know."""


class MemoryShortError(EngineError):
    """The model needs more memory than is free."""


class KernelError(EngineError, ValueError):
    """The kernel or instruction set asked for is not there on this CPU, or not for these weights."""


class NumericsError(EngineError):
    """A value left the range the arithmetic is defined for (not finite, or too large for an f16 KV cache)."""


class WorkerError(EngineError):
    """The engine process could not be started, or died."""


class BundleError(EngineError):
    """A proof bundle cannot be read, is damaged, or is of another model."""


class DocumentError(EngineError):
    """A file has no text that could be read: it is gone, broken, encrypted, scanned, binary or too large."""


class ForecastError(EngineError):
    """The speed of this computer could not be measured."""


class Stopped(Exception):
    """``stop`` was set."""
