"""Rows of the table about the commands of the installed program, each tried on a small model in earnest."""

import os
import re

from bare_system import UID, BareSystem
from rows import Table

from engine.cli import SUMMARIES
from tests.helpers.gguf import toy_file
from tests.helpers.toy import write_encoder, write_toy

LITTLE = "--prompt-tokens 8 --generate 4 --threads 1"
ANSWER = "tern chat --model toy --temperature 0 --max-tokens 8 --prompt Hello"

SERVED = r"""tern serve --model toy --port 8376 > served.txt & for i in $(seq 100); do
grep -q Key served.txt && break; sleep 0.2; done
bash -c 'exec 3<>/dev/tcp/127.0.0.1/8376
printf "GET /health HTTP/1.0\r\nHost: localhost\r\n\r\n" >&3; cat <&3'
kill $!"""


def check_commands(table: Table, bare: BareSystem) -> None:
    """All of them, in a home of their own. Without a network, a download ends in one sentence."""
    home = bare.make_home("commands")
    inside = bare.root / home.lstrip("/")
    write_toy(inside / "toy")
    write_encoder(inside / "encoder")
    toy_file().write(inside / "toy.gguf")
    for path in (inside, *inside.rglob("*")):
        os.chown(path, UID, UID)

    def row(name: str, script: str, expected: str) -> None:
        table.check(f".deb: tern {name}", lambda: said(bare, home, script, expected))

    table.check(".deb: help of every command", lambda: each_helps(bare, home))
    row("bench", f"tern bench --model toy {LITTLE}", r"^\w+ +\w+ +1 +\d")
    row("bench --all", f"tern bench --model toy --all {LITTLE}", r"^(fast|The fastest).*")
    row("bench --tune", f"tern bench --model toy --tune {LITTLE}", r"^For .*, auto is now .*")
    race = "tern bench --model toy --race i2_s,base3 --generate 4 --seed 1 --prompt Hello --threads 1"
    row("bench --race", race, r"^Both wrote the same tokens")
    row("bench --kernels", "tern bench --kernels --threads 1", r"^i2_s ")
    row("convert", "tern convert toy.gguf --to converted; ls converted", r"^model\.safetensors$")
    row("embed", "tern embed --model encoder Hello", r'^\{.*"embedding": ?\[')
    row(
        "verify",
        f"{ANSWER} --proof proof.json; tern verify --model toy proof.json",
        r"^Bit for bit the same.*",
    )
    row("cache", "tern cache; tern cache --clear", r".*prefix-cache$")
    row("serve", SERVED, r'^\{"status":"ok"\}')
    row("models", "tern models --add toy; tern models", r".*\btoy\b.*")
    row("download", "! tern download owner/name", r"^huggingface\.co was not found")


def each_helps(bare: BareSystem, home: str) -> str:
    bare.run("; ".join(f"tern {name} --help" for name in SUMMARIES), home)
    return ", ".join(SUMMARIES)


def said(bare: BareSystem, home: str, script: str, expected: str) -> str:
    """The first line of the output that ``expected`` matches. Raises AssertionError."""
    output = bare.run(f"{{ {script}; }} 2>&1", home, timeout_s=900)
    assert "Traceback" not in output, output[-600:]
    lines = [line.strip() for line in output.splitlines()]
    found = next((line for line in lines if re.search(expected, line)), None)
    assert found is not None, output[-600:]
    return found[:100]
