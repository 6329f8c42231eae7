"""Which passages a question finds: of one document here; of an index on disk in test_index.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.documents.document import Document
from engine.documents.passages import Passage, passages
from engine.documents.ranking import best_passages, question_terms

FILLER = "The committee met in the morning and went through the usual points of its agenda. " * 9
ANSWERS = {
    "notice": "Either party may end the contract with a notice period of three months.",
    "frist": "Die Kündigungsfrist beträgt drei Monate zum Quartalsende.",
    "zh": "本合同的解约期限为三个月，须以书面形式通知对方。",
    "ja": "契約を解約する場合は三か月前に書面で通知する。",
    "ko": "계약을 해지하려면 세 달 전에 서면으로 통지해야 합니다.",
    "th": "การบอกเลิกสัญญาต้องแจ้งล่วงหน้าสามเดือน",
    "ru": "Договор расторгается за три месяца до конца квартала.",
    "ar": "يجب إخطار الطرف الآخر قبل ثلاثة أشهر من نهاية العقد.",
}


def of(*texts: str) -> list[Passage]:
    found, at = [], 0
    for text in texts:
        found.append(Passage(at, at + len(text), text))
        at += len(text) + 1
    return found


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("What is the notice period of my contracts?", "notice"),
        ("How long do I have to NOTIFY? notices", "notice"),
        ("Wie lange ist die Kündigungsfrist?", "frist"),
        ("kundigung", "frist"),
        ("合同的解约期限是多久？", "zh"),
        ("解約の通知はいつまでですか", "ja"),
        ("해지 통지는 언제 해야 하나요", "ko"),
        ("บอกเลิกสัญญา", "th"),
        ("Когда расторгается договор?", "ru"),
        ("متى ينتهي العَقد؟", "ar"),
    ],
)
def test_the_passage_with_the_answer_is_found(question: str, key: str) -> None:
    texts = [FILLER, *ANSWERS.values(), FILLER]
    chosen = best_passages(question, of(*texts), 120)
    assert ANSWERS[key] in [passage.text for passage in chosen]


def test_the_budget_holds_and_the_order_is_the_documents() -> None:
    texts = [f"{FILLER} Chapter {number} is about whales." for number in range(20)]
    chosen = best_passages("whales", of(*texts), 3000)
    assert 0 < sum(len(passage.text) for passage in chosen) <= 3000
    assert [passage.start for passage in chosen] == sorted(passage.start for passage in chosen)


def test_a_question_about_the_whole_takes_the_beginning() -> None:
    texts = of("one " * 100, "two " * 100, "three " * 100)
    assert best_passages("What is this about?", texts, 850) == texts[:2]
    assert best_passages("", texts, 10) == []
    assert best_passages("whales", [], 1000) == []


def test_a_rare_word_weighs_more_than_common_ones() -> None:
    texts = of(*(["agenda points committee " * 20] * 6), "the platypus " + "agenda " * 30)
    assert best_passages("platypus agenda committee", texts, 300)[0].text.startswith("the platypus")


def test_a_word_that_all_passages_have_still_orders_them() -> None:
    texts = of("whale " + "other " * 100, "whale whale whale", "whale " + "thing " * 100)
    assert best_passages("whale", texts, 20) == [texts[1]]


def test_headings_are_found() -> None:
    texts = [Passage(0, 9, "see below", "Invoices"), Passage(10, 19, "and above", "Travel")]
    assert best_passages("travel", texts, 100) == texts[1:]


@given(st.text(max_size=300), st.lists(st.text(min_size=1, max_size=200), max_size=8), st.integers(0, 500))
def test_any_question_of_any_text_has_an_answer(question: str, texts: list[str], budget: int) -> None:
    found = of(*texts)
    chosen = best_passages(question, found, budget)
    assert sum(len(passage.text) for passage in chosen) <= budget
    assert [passage for passage in found if passage in chosen] == chosen


@given(st.text(alphabet='"*^:()-+{}ANDORNEAR ', max_size=60))
def test_no_question_is_query_syntax(question: str) -> None:
    best_passages(question, of("AND OR NOT NEAR", "nothing else"), 1000)


def test_words_of_a_question() -> None:
    assert question_terms("What is the state-of-the-art?") == ["state", "art"]
    assert question_terms("合同期") == ["合同", "同期"]
    assert question_terms("iPhone版") == ["iphone", "版"]
    assert len(question_terms("word" + " ".join(map(str, range(10_000))))) <= 200


def test_passages_of_a_document_go_in_as_they_are() -> None:
    document = Document("a.txt", "text", f"{FILLER}\n\nThe password of the safe is 4711.\n\n{FILLER}")
    chosen = best_passages("Where is the password of the safe?", passages(document), 1000)
    assert len(chosen) == 1 and "4711" in chosen[0].text
