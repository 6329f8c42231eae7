"""Documents cut into passages: nothing lost, nothing twice, cut where the author did."""

from hypothesis import given
from hypothesis import strategies as st

from engine.documents.document import Document, Place
from engine.documents.passages import LONGEST, SECTION, SHORTEST, passages

SENTENCE = "The notice period is three months to the end of a quarter. "
KINDS = ("text", "markdown", "code", "table", "pdf")
# Everything that a cut looks at, in any order.
PIECES = st.sampled_from(
    [
        "word ",
        SENTENCE,
        "\n",
        "\n\n",
        "# Title\n",
        "```\n",
        "契約は三か月前に解約できる。",
        "e\u0301",
        "x" * 700,
        "\r\n \r\n",
        "|",
    ]
)


def document(text: str, kind: str = "text", places: tuple[Place, ...] = ()) -> Document:
    return Document("name", kind, text, places)


@given(st.lists(PIECES, max_size=120).map("".join) | st.text(max_size=3000), st.sampled_from(KINDS))
def test_every_character_but_blanks_is_in_one_passage(text: str, kind: str) -> None:
    at = 0
    for passage in passages(document(text, kind)):
        assert not text[at : passage.start].strip()
        assert passage.text == text[passage.start : passage.end] == passage.text.strip() != ""
        assert len(passage.text) <= LONGEST
        at = passage.end
    assert not text[at:].strip()


def test_a_cut_is_behind_a_paragraph_or_a_sentence() -> None:
    paragraph = SENTENCE * 5
    found = passages(document(f"{paragraph}\n\n" * 9))
    assert all(
        passage.text.endswith("quarter.") and passage.text.startswith("The notice") for passage in found
    )
    assert {passage.text.count("\n\n") for passage in found[:-1]} == {2}
    assert all(SHORTEST < len(passage.text) for passage in passages(document(SENTENCE * 50))[:-1])


def test_scripts_without_blanks_are_cut_behind_their_stops() -> None:
    found = passages(document("契約は三か月前までに書面で解約できる。" * 200))
    assert len(found) > 3 and all(passage.text.endswith("。") for passage in found)
    thai = passages(document("สัญญานี้มีผลสามเดือน" * 300))
    assert len(thai) > 3 and "".join(passage.text for passage in thai) == "สัญญานี้มีผลสามเดือน" * 300


def test_a_text_without_any_end_is_cut_and_a_letter_keeps_its_marks() -> None:
    found = passages(document("e\u0301" * 2000))
    assert all(passage.text.startswith("e") for passage in found)


def test_a_section_begins_a_passage_that_names_those_above() -> None:
    text = f"# Contract\n\n{SENTENCE * 6}\n\n## Notice\n\n{SENTENCE * 6}\n\n## End\n\n{SENTENCE * 6}"
    found = passages(document(text, "markdown"))
    assert [passage.heading for passage in found] == ["Contract", "Contract › Notice", "Contract › End"]
    assert [passage.text[:9] for passage in found] == ["# Contrac", "## Notice", "## End\n\nT"]


def test_short_sections_stay_together() -> None:
    found = passages(document("# A\n\none\n\n# B\n\ntwo\n\n" * 8, "markdown"))
    assert all(len(passage.text) >= SECTION - 20 for passage in found[:-1])


def test_underlined_headings_count_and_comments_of_code_do_not() -> None:
    underlined = f"Terms\n=====\n\n{SENTENCE * 5}\n\n```sh\n# not a heading\n```\n\n{SENTENCE * 20}"
    assert {passage.heading for passage in passages(document(underlined, "markdown"))} == {"Terms"}
    assert {passage.heading for passage in passages(document("# a comment\n" * 200, "code"))} == {""}


def test_a_passage_knows_its_place() -> None:
    pages = [f"{SENTENCE * 15}\n" for _ in range(3)]
    starts = [sum(map(len, pages[:number])) for number in range(3)]
    places = tuple(Place(start, f"page {number + 1}") for number, start in enumerate(starts))
    found = passages(document("".join(pages), "pdf", places))
    assert found[0].place == "page 1" and found[-1].place == "page 3"
    for passage in found:
        assert passage.place == f"page {sum(start <= passage.start for start in starts)}"


def test_lines_of_code_stay_whole() -> None:
    found = passages(document("    value = call(one. two, three)  # why. it is so\n" * 100, "code"))
    assert all(passage.text.startswith("value") for passage in found)
