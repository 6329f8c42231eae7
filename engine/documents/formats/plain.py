"""Bytes as text, whatever encoding they are in."""

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, with which it begins
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What people's files are in. With every encoding there is, short texts would be taken for rare ones.
OLD = (
    *("cp1252", "cp1250", "iso8859-2", "cp1251", "koi8-r", "cp866", "cp1253", "cp1254", "cp1255", "cp1256"),
    *("cp1257", "cp1258", "cp874", "cp932", "euc-jp", "gb18030", "big5", "cp949"),
)
LATIN = frozenset({"cp1252", "cp1250", "iso8859-2", "cp1254", "cp1257", "cp1258"})
ONE_BYTE = frozenset({"cp1251", "koi8-r", "cp866", "cp1253", "cp1255", "cp1256", "cp874"})  # of other scripts
SAMPLE = 1 << 16  # bytes that are looked at
MOST_CONTROLS = 0.02  # of the sample; more: not a text


def decode(data: bytes) -> str | None:
    """The text of ``data`` with line feeds at the ends of lines; None if it is not a text."""
    text = _decoded(data)
    return None if text is None else text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str | None:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    sample = data[:SAMPLE]
    if b"\0" in sample:
        return _wide(data, sample)
    controls = sum(sample.count(code) for code in range(32) if code not in b"\t\n\v\f\r\b\x1b")
    if controls > MOST_CONTROLS * len(sample):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4 and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8")  # cut in the midst of its last character
    return data.decode(_old_encoding(data), "replace")


def _old_encoding(data: bytes) -> str:
    """What text that is not Unicode is most probably in."""
    # Lines of ASCII say nothing, and a long text may have its first other character far behind.
    telling = b"\n".join(line for line in data.split(b"\n") if not line.isascii())[:SAMPLE]
    found = _detected(telling or data[:SAMPLE], OLD)
    if found in ONE_BYTE and _mixes_scripts(telling.decode(found, "replace")):
        return _detected(telling, tuple(LATIN))
    return found


def _detected(data: bytes, encodings: tuple[str, ...]) -> str:
    import chardet  # when there is such a text: it takes longer to load than most files to read

    try:
        return codecs.lookup(chardet.detect(data, include_encodings=encodings)["encoding"] or "cp1252").name
    except LookupError:
        return "cp1252"


def _mixes_scripts(text: str) -> bool:
    """Most words with other letters have ASCII letters in them, too: Français, taken for Cyrillic."""
    words = [word for word in re.findall(r"\w+", text) if not word.isascii()]
    mixed = sum(bool(re.search("[A-Za-z]", word)) for word in words)
    return 2 * mixed > len(words)


def _wide(data: bytes, sample: bytes) -> str | None:
    """UTF-16 without a mark: mostly one zero in each pair of bytes, always on the same side."""
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < max(2, pairs // 4) or min(even, odd) > max(1, pairs // 50) or len(data) % 2:
        return None
    text = data.decode(encoding, "replace")
    return None if "\0" in text or text.count("\ufffd") > len(text) // 50 else text
