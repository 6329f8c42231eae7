"""What a full-text search takes for a word.

Scripts that write without spaces (Chinese, Japanese, Thai, ...) and Hangul are indexed character by
character, and a query in them is a phrase: that finds any part of a word, of any length, where the
trigram tokenizer needs three characters and three times the space.
"""

import re

from engine.text.folding import fold

# Thai to Myanmar, Khmer, kana, CJK and its extensions, Hangul syllables, compatibility ideographs.
UNSPACED = re.compile(
    "[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff]+"
)
_BREAK = "\x1f"  # stands around every such character; the tokenizer takes it as a space


def words(query: str) -> list[str]:
    """What the query asks for, folded; words without a letter or digit are left out: no index has them."""
    return [word for word in fold(query.replace("\0", " ")).split() if any(map(str.isalnum, word))]


def spaced(text: str) -> str:
    """As the index sees it: no NUL, no lone surrogates, unspaced scripts taken apart."""
    text = text.replace("\0", " ").encode("utf-8", "replace").decode()
    # A little at a time: the interpreter runs nothing else, not even the window, during one substitution.
    parts = (text[start : start + 4096] for start in range(0, len(text), 4096))
    return "".join(UNSPACED.sub(lambda run: _BREAK.join(("", *run[0], "")), part) for part in parts)
