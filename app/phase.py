"""Phase: what the engine is doing for the chat."""

from enum import Enum, auto


class Phase(Enum):
    IDLE = auto()
    LOADING = auto()  # a model is being loaded; an answer asked for now begins when it is there
    PREFILLING = auto()  # the prompt is being read
    GENERATING = auto()
    STOPPING = auto()  # stop was asked for; no more text is shown
