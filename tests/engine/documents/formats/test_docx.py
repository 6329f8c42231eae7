"""Word documents: what a person sees of them, and hostile archives."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from engine.documents.extract import Document, DocumentError, read_document
from engine.documents.formats import docx as reader
from tests.helpers.documents import W, docx, paragraph


def read(folder: Path, data: bytes, name: str = "a.docx") -> Document:
    (folder / name).write_bytes(data)
    return read_document(folder / name)


def text_of(folder: Path, body: str, **more: object) -> str:
    return read(folder, docx(body, **more)).text  # type: ignore[arg-type]


def refusal(folder: Path, data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read(folder, data)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_headings_paragraphs_and_lists(tmp_path: Path) -> None:
    item = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="3"/></w:numPr>'
    body = (
        paragraph("Der Titel", '<w:pStyle w:val="Titel"/>')
        + paragraph("Größe &amp; Maß", '<w:pStyle w:val="berschrift1"/>')
        + paragraph("Ein Absatz.")
        + paragraph("")
        + paragraph("eins", '<w:pStyle w:val="Aufz"/>')
        + paragraph("innen", item.format(1))
        + paragraph("kein Punkt", '<w:pStyle w:val="Listenabsatz"/>')
        + paragraph("Tiefer", '<w:pStyle w:val="Eigene"/>')
        + paragraph("Ende 😀")
    )
    assert text_of(tmp_path, body) == (
        "# Der Titel\n\n# Größe & Maß\n\nEin Absatz.\n\n- eins\n  - innen\n\nkein Punkt\n\n"
        "### Tiefer\n\nEnde 😀"
    )


def test_runs_tabs_and_breaks_are_one_paragraph(tmp_path: Path) -> None:
    body = (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="99"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/></w:r>'
        "<w:hyperlink><w:r><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:hyperlink>"
        "<w:r><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t></w:r></w:p>"
    )
    assert text_of(tmp_path, body) == "a\tb\ncd-e"


def test_what_was_deleted_and_codes_of_fields_are_not_seen(tmp_path: Path) -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert text_of(tmp_path, body) == "new"


def test_tables(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    inner = f"<w:tbl>{row(paragraph('x'), paragraph('y'))}</w:tbl>"
    body = (
        paragraph("Vorher")
        + f"<w:tbl>{row(paragraph('A'), paragraph('B'))}"
        + row(paragraph("1") + paragraph("eins"), paragraph("a|b") + inner)
        + row(paragraph(""), paragraph("leer"))
        + "</w:tbl>"
        + paragraph("Nachher")
    )
    assert text_of(tmp_path, body) == (
        "Vorher\n\n| A | B |\n| --- | --- |\n| 1 eins | a\\|b x; y |\n|  | leer |\n\nNachher"
    )


def test_text_boxes_are_seen_once_and_footnotes_stand_at_the_end(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('Kasten')}</w:txbxContent>"
    body = (
        '<w:p><w:r><w:t>Text</w:t><w:footnoteReference w:id="2"/></w:r><w:r>'
        '<mc:AlternateContent xmlns:mc="m"><mc:Choice>'
        f"{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Eine Fußnote.")}</w:footnote></w:footnotes>'
    )
    text = text_of(tmp_path, body, parts={"word/footnotes.xml": notes})
    assert text == "Text[^f2]\n\nKasten\n\n[^f2]: Eine Fußnote."


def test_other_names_and_namespaces(tmp_path: Path) -> None:
    assert text_of(tmp_path, paragraph("hier"), main="word/document2.xml") == "hier"
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    assert text_of(tmp_path, paragraph("streng"), ns=strict) == "streng"
    assert read(tmp_path, docx(paragraph("verkannt")), "download").kind == "docx"


def test_what_is_no_word_document(tmp_path: Path) -> None:
    assert "protected with a password" in refusal(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    whole = docx(paragraph("text " * 500))
    assert "damaged" in refusal(tmp_path, whole[: len(whole) // 2])
    assert "damaged" in refusal(tmp_path, b"PK\3\4" + bytes(100))
    assert "damaged" in refusal(tmp_path, b"plain text")
    assert "no text" in refusal(tmp_path, docx(paragraph(" ")))
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    assert "damaged" in refusal(tmp_path, empty.getvalue())
    for at in range(30, len(whole), 41):  # whatever comes of a changed byte, it is a text or a sentence
        try:
            read(tmp_path, whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        except DocumentError as error:
            assert str(error).endswith(".")


def test_entities_are_refused(tmp_path: Path) -> None:
    laughs = "".join(
        f'<!ENTITY l{level} "{f"&l{level - 1};" * 10 if level else "ha"}">' for level in range(10)
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><!DOCTYPE d [{laughs}]><w:document {W}>&l9;</w:document>',
        )
    assert "damaged" in refusal(tmp_path, file.getvalue())


def test_an_archive_that_unpacks_to_very_much_is_left_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MOST_XML", 1 << 20)
    for parts in ({"word/styles.xml2": b""}, {"word/footnotes.xml": b" " * (2 << 20)}):
        body = paragraph(" " * (2 << 20)) if "word/styles.xml2" in parts else ""
        assert "unpacks to more than 1 MB" in refusal(tmp_path, docx(body, parts=parts))


def test_a_bomb_of_gigabytes_takes_no_memory(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("word/document.xml", "w") as part:
            part.write(f"<w:document {W}><w:body><w:p><w:r>".encode())
            for _ in range(300):
                part.write(b" " * (1 << 20))
    assert len(file.getvalue()) < 4 << 20
    tracemalloc.start()
    assert "unpacks to more than 256 MB" in refusal(tmp_path, file.getvalue())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 32 << 20
