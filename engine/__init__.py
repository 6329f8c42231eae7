"""Tern's engine: exact ternary language models on a plain CPU. No Qt; everything works from a terminal."""
