"""A run of the benchmark as text for other programs: CSV and JSON. Numbers are written as in English."""

import csv
import io
import json
from dataclasses import replace

from engine.speed.front import front
from engine.speed.rows import BenchmarkRun, by_speed, run_object

COLUMNS = (
    "kernel isa threads answer_tok_s answer_low answer_high prompt_tok_s prompt_low prompt_high "
    "prompt_tokens j_per_token energy_source energy_scope share_of_memory memory_gb_s bytes_per_token "
    "front busy_cores model version when"
).split()


def csv_text(run: BenchmarkRun) -> str:
    """A line for each row, the fastest first, under ``COLUMNS``; what is not known is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    worth = {row.way for row in front(run.rows)}
    for row in by_speed(run.rows):
        joules = row.energy.j_per_token
        writer.writerow(
            [
                *(row.kernel, row.isa, row.threads, row.decode_tok_s, row.decode_low, row.decode_high),
                *(row.prefill_tok_s, row.prefill_low, row.prefill_high, row.prompt_tokens),
                "" if joules is None else f"{joules:.5g}",
                *(row.energy.source, row.energy.scope, row.roofline, row.bandwidth_gb_s, row.bytes_per_token),
                int(row.way in worth),
                *(row.busy_cores, run.model, run.version, run.when),
            ]
        )
    return out.getvalue()


def json_text(run: BenchmarkRun) -> str:
    """The run with all that was measured, the fastest row first; each says whether it is on the front."""
    worth = {row.way for row in front(run.rows)}
    rows = by_speed(run.rows)
    value = run_object(replace(run, rows=tuple(rows)))
    value["rows"] = [
        entry | {"front": row.way in worth} for row, entry in zip(rows, value["rows"], strict=True)
    ]
    return json.dumps(value, indent=1) + "\n"
