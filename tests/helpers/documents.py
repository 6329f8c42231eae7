"""Small documents as programs write them: DOCX by hand, PDF by pypdf."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject

OPEN = "http://schemas.openxmlformats.org"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:styles {W}>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Eigene"><w:name w:val="Own"/>
<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Aufz"><w:name w:val="List Bullet"/></w:style>
<w:style w:type="paragraph" w:styleId="Listenabsatz"><w:name w:val="List Paragraph"/></w:style>
</w:styles>"""


def paragraph(text: str, properties: str = "") -> str:
    made = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{made}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def docx(
    body: str, parts: Mapping[str, str | bytes] | None = None, main: str = "word/document.xml", ns: str = W
) -> bytes:
    """A Word document with ``body`` in it, and other parts beside it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{OPEN}/package/2006/relationships"><Relationship Id="r1" Target="{main}" '
            f'Type="{OPEN}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
        )
        archive.writestr(main, f'<?xml version="1.0"?><w:document {ns}><w:body>{body}</w:body></w:document>')
        archive.writestr("word/styles.xml", STYLES)
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return file.getvalue()


def pdf(pages: Sequence[str | None], password: str | None = None, algorithm: str = "RC4-128") -> bytes:
    """A PDF with one line of text a page; None: a page that is a picture. Latin letters only."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for text in pages:
        page = writer.add_blank_page(595, 842)
        stream = DecodedStreamObject()
        if text is None:
            picture = DecodedStreamObject()
            picture.update(
                {
                    NameObject("/Type"): NameObject("/XObject"),
                    NameObject("/Subtype"): NameObject("/Image"),
                    NameObject("/Width"): NumberObject(1),
                    NameObject("/Height"): NumberObject(1),
                    NameObject("/ColorSpace"): NameObject("/DeviceGray"),
                    NameObject("/BitsPerComponent"): NumberObject(8),
                }
            )
            picture.set_data(b"\0")
            objects = DictionaryObject({NameObject("/Im0"): writer._add_object(picture)})
            page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): objects})
            stream.set_data(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
        else:
            fonts = DictionaryObject({NameObject("/F1"): font})
            page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
            lines = text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)").split(b"\n")
            shown = b" ".join(b"(" + line + b") Tj T*" for line in lines)
            stream.set_data(b"BT /F1 12 Tf 14 TL 72 770 Td " + shown + b" ET")
        page[NameObject("/Contents")] = writer._add_object(stream)
    if password is not None:
        writer.encrypt(password, "owner", algorithm=algorithm)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
