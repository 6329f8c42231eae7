"""What kind of file a name stands for."""

MARKDOWN = frozenset("md markdown mdown mkd mdx qmd rmd".split())
TABLES = frozenset("csv tsv tab psv".split())
CODE = frozenset(
    (
        "py pyi pyx pxd pxi ipynb c h cc cpp cxx hpp hh cs java kt kts scala groovy go rs swift m mm js "
        "mjs cjs jsx ts tsx vue svelte php rb pl pm lua r jl hs ml mli fs fsx clj cljs ex exs erl hrl "
        "dart zig nim v vhdl sv asm s f f90 f95 pas d sh bash zsh fish ps1 bat cmd awk sed sql graphql "
        "proto css scss sass less json jsonl json5 yaml yml toml ini cfg conf env properties xml xsl xsd "
        "svg plist tex bib cmake mk gradle dockerfile makefile tf hcl nix vim el lisp scm rkt tcl diff "
        "patch"
    ).split()
)
TEXT = frozenset("txt text log rst adoc asciidoc org srt vtt eml nfo".split())
# What a person may take for a document that can be read.
OTHERS = {
    "doc": "an old Word file",
    "rtf": "a rich text file",
    "odt": "an OpenDocument file",
    "pages": "a Pages file",
    "epub": "an e-book",
    "xls": "an Excel file",
    "xlsx": "an Excel file",
    "ods": "a spreadsheet",
    "ppt": "a PowerPoint file",
    "pptx": "a PowerPoint file",
    "odp": "a presentation",
}
HTML = frozenset("html htm xhtml xht shtml".split())
DOCX = frozenset("docx docm dotx dotm".split())
PDF = frozenset({"pdf"})
_KINDS = (
    *(("markdown", MARKDOWN), ("table", TABLES), ("code", CODE), ("html", HTML), ("docx", DOCX)),
    ("pdf", PDF),
)
SUFFIXES = frozenset(
    TEXT.union(*(suffixes for _, suffixes in _KINDS))
)  # of the files that are worth a try, without a dot


def suffix_of(name: str) -> str:
    """What follows the last dot, in small letters; the whole name where there is none."""
    return name.lower().rpartition(".")[2]


def kind_of(name: str) -> str:
    """What the file's name says it is; "text" for a name that says nothing."""
    suffix = suffix_of(name)
    return next((kind for kind, suffixes in _KINDS if suffix in suffixes), "text")


def kind_of_bytes(data: bytes, name: str) -> str:
    """What the file is: PDF and DOCX say so at their beginning, whatever their name."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    kind = kind_of(name)
    if kind != "docx" and data.startswith(b"PK\3\4") and b"word/document.xml" in data:
        return "docx"
    return kind
