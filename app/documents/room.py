"""How much of a context files may take, and what each gets of it when they are too long together."""

from collections.abc import Sequence

ANSWER_SHARE = 4  # a quarter of the context is left for the answer
MOST_ANSWER = 1024  # tokens that are left for it at most
LEAST_SHARE = 4  # files get a quarter of the context, however full it is: older turns can be left out
AROUND = 24  # tokens of a file's name, and of what marks its beginning and its end
BYTES_PER_TOKEN = 4  # of text in most languages and models


def about_tokens(text: str) -> int:
    """Tokens that ``text`` may have, for a model that has not been asked."""
    size = len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
    return -(-size // BYTES_PER_TOKEN)


def room_for_files(context: int, used: int, question: int) -> int:
    """Tokens for files, beside a chat of ``used`` tokens, a question, and the answer."""
    left = context - used - question - min(context // ANSWER_SHARE, MOST_ANSWER)
    return max(left, context // LEAST_SHARE)


def shares(sizes: Sequence[int], room: int) -> list[int]:
    """Tokens for each of some files: small ones are whole, the others get the same of what is left."""
    found = [0] * len(sizes)
    left = room
    for done, index in enumerate(sorted(range(len(sizes)), key=sizes.__getitem__)):
        found[index] = min(sizes[index] + AROUND, left // (len(sizes) - done))
        left -= found[index]
    return [max(0, share - AROUND) for share in found]
