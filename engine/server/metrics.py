"""What the server has done since it was switched on, as Prometheus reads it (text format 0.0.4)."""

from dataclasses import dataclass, field

from engine.process.events import Failed, Finished

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(slots=True)
class Metrics:
    """Counters and gauges; used in the server's event loop only."""

    running: int = 0
    waiting: int = 0
    refused: int = 0  # requests that found the queue full
    failed: int = 0
    answers: dict[str, int] = field(default_factory=dict)  # that ended, by their reason
    prompt_tokens: int = 0  # that were computed
    cached_tokens: int = 0  # that were found in a KV cache
    generated_tokens: int = 0
    prompt_seconds: float = 0.0
    decode_seconds: float = 0.0
    joules: dict[str, float] = field(default_factory=dict)  # by their source
    unmeasured: int = 0  # answers whose energy nothing measured

    def ended(self, event: Finished | Failed) -> None:
        """Take up an answer that has ended."""
        if isinstance(event, Failed):
            self.failed += 1
            return
        counts = event.counts
        reason = str(event.reason)
        self.answers[reason] = self.answers.get(reason, 0) + 1
        self.prompt_tokens += counts.prompt_tokens
        self.cached_tokens += counts.cached_tokens
        self.generated_tokens += counts.generated_tokens
        self.prompt_seconds += counts.ttft_s
        if counts.decode_tok_s > 0:
            self.decode_seconds += (counts.generated_tokens - 1) / counts.decode_tok_s
        energy = counts.energy
        if energy.joules is None:
            self.unmeasured += 1
        else:
            self.joules[energy.source] = self.joules.get(energy.source, 0.0) + energy.joules

    def text(self) -> str:
        """All of it, one sample a line."""
        plain = (
            ("tern_requests_running", "gauge", "Requests that are being answered.", self.running),
            ("tern_requests_waiting", "gauge", "Requests that wait for their turn.", self.waiting),
            ("tern_requests_refused_total", "counter", "Requests that found the queue full.", self.refused),
            ("tern_answers_failed_total", "counter", "Answers that ended with an error.", self.failed),
            ("tern_prompt_tokens_total", "counter", "Prompt tokens computed.", self.prompt_tokens),
            ("tern_cached_tokens_total", "counter", "Prompt tokens found in a cache.", self.cached_tokens),
            ("tern_generated_tokens_total", "counter", "Tokens generated.", self.generated_tokens),
            ("tern_prompt_seconds_total", "counter", "Seconds to first tokens.", self.prompt_seconds),
            ("tern_decode_seconds_total", "counter", "Seconds from first to last.", self.decode_seconds),
            ("tern_answers_unmeasured_total", "counter", "Answers without joules.", self.unmeasured),
        )
        lines: list[str] = []
        for name, kind, help, value in plain:
            lines += [*_head(name, kind, help), f"{name} {value:.10g}"]
        for name, help, label, values in (
            ("tern_answers_total", "Answers by why they ended.", "reason", self.answers),
            ("tern_energy_joules_total", "Joules by what measured them.", "source", self.joules),
        ):
            lines += _head(name, "counter", help)
            lines += [f'{name}{{{label}="{key}"}} {value:.10g}' for key, value in sorted(values.items())]
        return "\n".join(lines) + "\n"


def _head(name: str, kind: str, help: str) -> tuple[str, str]:
    return f"# HELP {name} {help}", f"# TYPE {name} {kind}"
