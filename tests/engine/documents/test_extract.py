"""Text of files: every encoding is read, and what is no text is said in one sentence."""

import os
import re
from pathlib import Path

import pytest

from engine.documents import extract
from engine.documents.extract import Document, Place, read_document
from engine.errors import DocumentError

TEXT = "Grüße an alle: 5 € für Café 😀\nzweite Zeile\n"


def written(folder: Path, data: bytes | str, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def refusal(path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    sentence = str(caught.value)
    assert re.fullmatch(r"[^\n]+\.", sentence) and len(sentence) < 250
    return sentence


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_unicode_is_read_with_and_without_a_mark(encoding: str, tmp_path: Path) -> None:
    assert read_document(written(tmp_path, TEXT.encode(encoding))).text == TEXT


def test_big_endian_with_a_mark(tmp_path: Path) -> None:
    assert read_document(written(tmp_path, b"\xfe\xff" + TEXT.encode("utf-16-be"))).text == TEXT


def test_western_text_of_windows_is_read(tmp_path: Path) -> None:
    text = "Grüße an alle: 5 € für den Café „Zum Bären“ – täglich geöffnet.\n" * 3
    assert read_document(written(tmp_path, text.encode("cp1252"))).text == text


def test_a_character_cut_at_the_end_of_the_file_is_left_out(tmp_path: Path) -> None:
    assert read_document(written(tmp_path, "für 5 €".encode()[:-1])).text == "für 5 "


def test_lines_end_with_a_line_feed(tmp_path: Path) -> None:
    assert read_document(written(tmp_path, "a\r\nb\rc\n")).text == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text"),
        ("A.MD", "markdown"),
        ("x.csv", "table"),
        ("main.rs", "code"),
        ("Makefile", "code"),
        ("LICENSE", "text"),
        ("ü.unknown", "text"),
    ],
)
def test_kinds(name: str, kind: str, tmp_path: Path) -> None:
    document = read_document(written(tmp_path, "a,b", name))
    assert (document.name, document.kind, document.text) == (name, kind, "a,b")


def test_the_place_of_a_character() -> None:
    document = Document("a.pdf", "pdf", "x" * 30, (Place(5, "page 1"), Place(20, "page 2")))
    assert [document.place_at(at) for at in (0, 5, 19, 20, 99)] == [
        "",
        "page 1",
        "page 1",
        "page 2",
        "page 2",
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\2\1\1" + bytes(9) + b"\3\0>\0",
        bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(50),
    ],
)
def test_binary_files_are_no_text(data: bytes, tmp_path: Path) -> None:
    assert "is not a text" in refusal(written(tmp_path, data, "prog"))


def test_what_has_no_text(tmp_path: Path) -> None:
    assert "no text" in refusal(written(tmp_path, b""))
    assert "no text" in refusal(written(tmp_path, " \n\t\r\n"))
    assert "no text" in refusal(written(tmp_path, b"\xff\xfe"))


def test_a_file_that_is_gone_a_folder_and_one_without_permission(tmp_path: Path) -> None:
    assert "not there any more" in refusal(tmp_path / "gone.txt")
    assert "not there any more" in refusal(written(tmp_path, "x") / "below.txt")
    assert "folder" in refusal(tmp_path)
    if os.name == "posix" and os.geteuid() != 0:
        path = written(tmp_path, "x")
        path.chmod(0)
        assert "may not be read" in refusal(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "device" in refusal(tmp_path / "pipe")


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "MOST_CHARS", 1_000_000)
    assert "more than 1 million characters" in refusal(written(tmp_path, "x" * 1_000_001))
    with open(tmp_path / "sparse.txt", "wb") as file:
        file.truncate(extract.MOST_BYTES + 1)
    assert "256 MB" in refusal(tmp_path / "sparse.txt")


@pytest.mark.parametrize("name", ["a.doc", "a.ODT", "a.xlsx", "a.pptx", "a.rtf"])
def test_documents_that_cannot_be_read_are_named(name: str, tmp_path: Path) -> None:
    assert "save it as PDF, DOCX or text" in refusal(written(tmp_path, "x", name))


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Où est l'été? Ça coûte très cher, à côté de la forêt."),
        ("cp1252", "déjà vu, où êtes-vous? Français, garçon"),  # a short text, also taken for Cyrillic
        ("cp1252", "El niño comió una manzana mañana, ¿verdad?"),
        ("cp1250", "Příliš žluťoučký kůň úpěl ďábelské ódy."),
        ("iso8859-2", "Zażółć gęślą jaźń. Wszyscy ludzie rodzą się wolni i równi."),
        ("cp1251", "Все люди рождаются свободными и равными."),
        ("koi8-r", "Все люди рождаются свободными и равными."),
        ("cp1253", "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι."),
        ("cp1254", "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar."),
        ("cp1255", "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם."),
        ("cp1256", "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق."),
        ("shift_jis", "すべての人間は、生まれながらにして自由である。"),
        ("euc-jp", "すべての人間は、生まれながらにして自由である。"),
        ("gbk", "人人生而自由,在尊严和权利上一律平等。"),
        ("big5", "人人生而自由,在尊嚴和權利上一律平等。"),
        ("euc-kr", "모든 인간은 태어날 때부터 자유로우며 동등하다."),
    ],
)
def test_old_encodings_are_found_also_behind_much_ascii(encoding: str, text: str, tmp_path: Path) -> None:
    assert read_document(written(tmp_path, text.encode(encoding))).text == text
    long = "plain ASCII, line after line\n" * 5_000 + text
    assert read_document(written(tmp_path, long.encode(encoding))).text == long


@pytest.mark.parametrize("data", [b"a,b\0c\n", b"\0\0", b"a\0", b"ab\0\0"])
def test_a_few_bytes_with_zeros_are_no_text(data: bytes, tmp_path: Path) -> None:
    assert "is not a text" in refusal(written(tmp_path, data))


def test_zeros_and_halves_of_characters_are_replaced(tmp_path: Path) -> None:
    wide = "a\0b".join(["some text "] * 40) + "\ud800 end"
    document = read_document(written(tmp_path, b"\xff\xfe" + wide.encode("utf-16-le", "surrogatepass")))
    assert "\0" not in document.text and len(document.text) == len(wide)
    document.text.encode()
