"""What of a document is too long for the context goes into the prompt: the passages that fit the question."""

from dataclasses import dataclass

from engine.documents.document import Document
from engine.documents.passages import LONGEST, passages
from engine.documents.ranking import best_passages

GAP = "[…]"


@dataclass(frozen=True, slots=True)
class Choice:
    """``chars``: how many characters of each document are wanted at most."""

    documents: tuple[Document, ...]
    question: str
    chars: tuple[int, ...]


def choose(choice: Choice) -> tuple[str, ...]:
    """A text for each document. It takes its time: a second for some megabytes."""
    pairs = zip(choice.documents, choice.chars, strict=True)
    return tuple(chosen_text(document, choice.question, chars) for document, chars in pairs)


def chosen_text(document: Document, question: str, chars: int) -> str:
    """Whole if it is short enough, else passages in their order, each with its place, gaps marked."""
    if len(document.text) <= chars:
        return document.text
    all_of_it = passages(document)
    found = best_passages(question, all_of_it, chars)
    if not found:  # less than a passage has room: the beginning of the best one
        return best_passages(question, all_of_it, LONGEST)[0].text[:chars]
    parts: list[str] = []
    end, place = 0, ""
    for passage in found:
        if document.text[end : passage.start].strip():
            parts.append(GAP)
        if passage.place != place:
            place = passage.place
            parts.append(f"[{place}]")
        parts.append(passage.text)
        end = passage.end
    if document.text[end:].strip():
        parts.append(GAP)
    return "\n".join(parts)
