"""Pages of PDFs, and the sentences for those that have no text to give."""

from pathlib import Path

import pytest

from engine.documents.extract import Document, DocumentError, Place, read_document
from engine.documents.formats import pdf as reader
from tests.helpers.documents import pdf


def read(folder: Path, data: bytes, name: str = "a.pdf") -> Document:
    (folder / name).write_bytes(data)
    return read_document(folder / name)


def refusal(folder: Path, data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read(folder, data)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_pages_are_the_places(tmp_path: Path) -> None:
    document = read(tmp_path, pdf(["Grüße (alle)\nzweite Zeile", "", "Ende"]))
    assert document == Document(
        "a.pdf",
        "pdf",
        "Grüße (alle)\nzweite Zeile\n\nEnde",
        (Place(0, "page 1"), Place(27, "page 3")),
    )
    assert document.text[27:] == "Ende"


def test_a_pdf_is_one_whatever_its_name(tmp_path: Path) -> None:
    assert read(tmp_path, pdf(["Text"]), "download").kind == "pdf"


def test_scanned_pages_are_said(tmp_path: Path) -> None:
    assert "pictures (scanned)" in refusal(tmp_path, pdf([None, None]))
    document = read(tmp_path, pdf(["one", None, None, "four", None]))
    assert document.text == "one\n\nfour"
    assert document.note == "No text on pages 2 to 3, 5: pictures only."


def test_a_blank_one_has_no_text(tmp_path: Path) -> None:
    assert refusal(tmp_path, pdf([""])) == "“a.pdf” has no text in it."


def test_a_password_is_said(tmp_path: Path) -> None:
    assert "protected with a password" in refusal(tmp_path, pdf(["secret"], password="x"))


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_what_anybody_may_open_is_read(algorithm: str, tmp_path: Path) -> None:
    if algorithm.startswith("AES"):
        pytest.importorskip("cryptography")
    assert read(tmp_path, pdf(["open"], password="", algorithm=algorithm)).text == "open"


def test_broken_files(tmp_path: Path) -> None:
    whole = pdf(["some text on a page"])
    assert "damaged" in refusal(tmp_path, b"%PDF-1.7\n" + bytes(200))
    assert "damaged" in refusal(tmp_path, b"%PDF-")
    for cut in range(20, len(whole), 97):  # whatever comes of it, it is a text or a sentence
        try:
            assert read(tmp_path, whole[:cut]).text
        except DocumentError as error:
            assert str(error).endswith(".")


def test_a_page_that_cannot_be_read_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdf

    extract = pypdf.PageObject.extract_text

    def fail(page: pypdf.PageObject, *args: object, **more: object) -> str:
        text = extract(page)
        if "two" in text:
            raise RecursionError
        return text

    monkeypatch.setattr(pypdf.PageObject, "extract_text", fail)
    document = read(tmp_path, pdf(["one", "two", "three"]))
    assert (document.text, document.note) == ("one\n\nthree", "Damaged and left out: page 2.")
    assert "damaged" in refusal(tmp_path, pdf(["two"]))


def test_what_takes_too_long_is_read_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter([0, 0, 1, 200])
    monkeypatch.setattr(reader.time, "process_time", lambda: next(seconds))
    document = read(tmp_path, pdf(["one", "two", "three"]))
    assert document.text == "one\n\ntwo"
    assert document.note == "Only the first 2 of 3 pages were read: the rest would take too long."
