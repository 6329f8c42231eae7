"""Which letters a search takes for the same.

Case, accents, full-width and half-width forms, ligatures, the marks of Arabic and Hebrew, and what is not
seen at all (a soft hyphen) make no difference. The marks of Indic scripts and of Thai do: they are vowels.
The two dots of kana stay as well, since they make another letter.
"""

import unicodedata

# Another fold needs another index. Its tables come with Python.
FOLD = f"2 {unicodedata.unidata_version}"

_MARK_FROM = 200  # canonical combining classes: above this they stand above or below a letter of any script
_SEMITIC = range(10, 37)  # vowel points of Hebrew, Arabic, Syriac
_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ĸ": "k", "ŋ": "n", "þ": "th",
    "æ": "ae", "œ": "oe", "ə": "e", "ʼ": "'", "’": "'", "‘": "'",
}  # fmt: skip
_KANA = range(0x3040, 0x3100)
_VOICING = "\uff9e\uff9f"  # of half-width kana
_TATWEEL = 0x640  # stretches a word of Arabic
_INVISIBLE = frozenset({0xAD, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF})


class _Fold(dict[int, str]):
    """What each character of a text in NFKC becomes."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded(code)
        return self[code]


def _folded(code: int) -> str:
    if code in _INVISIBLE or code == _TATWEEL:
        return ""
    if code in _KANA or 0xAC00 <= code <= 0xD7A3:  # Hangul: as syllables, not as their parts
        return chr(code)
    letters = unicodedata.normalize("NFD", chr(code).casefold())
    kept = "".join(_LETTERS.get(letter, letter) for letter in letters if not _is_mark(letter))
    return unicodedata.normalize("NFC", kept)


def _is_mark(letter: str) -> bool:
    place = unicodedata.combining(letter)
    if place == 0:
        # Marks of the Quran stand beside the classes.
        return 0x6D6 <= ord(letter) <= 0x6ED and unicodedata.category(letter) == "Mn"
    return place >= _MARK_FROM or place in _SEMITIC


_FOLD = _Fold()


def fold(text: str) -> str:
    """``text`` with one letter for all that a search takes for the same; as long as it or not."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).translate(_FOLD)


def fold_letters(text: str) -> list[str]:
    """What each character of a short text becomes; one that is joined to the one before becomes nothing."""
    folded: list[str] = []
    first = 0
    for index, letter in enumerate(text):
        if index and (unicodedata.combining(letter) or letter in _VOICING):
            folded[first] = fold(text[first : index + 1])
            folded.append("")
        else:
            first = index
            folded.append(fold(letter))
    return folded


def place(text: str, at: int) -> int:
    """The place in ``text`` of what stands at ``at`` in ``fold(text)``."""
    if text.isascii():
        return at
    start, step = 0, 1024
    while step:
        # Coarse steps first; where a step parts a letter from its marks the place is off by one.
        while start + step <= len(text) and (length := len(fold(text[start : start + step]))) <= at:
            start, at = start + step, at - length
        step //= 32
    return min(start, len(text))
