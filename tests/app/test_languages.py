"""The window's languages: nothing is missing in one, what is translated says the same, and it is spoken."""

import ast
import re
import string
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from app.languages import LANGUAGES, say, speak, system_language
from app.settings import Settings
from tests.helpers import ROOT

FOLDER = ROOT / "assets/translations"
OTHERS = [code for code in LANGUAGES if code != "en"]
FORMS = {"en": 2, "de": 2, "es": 2, "fr": 2, "zh_CN": 1, "ar": 6}  # that a number gives a sentence


def said() -> Iterator[tuple[str, str, bool]]:
    """(context, sentence, whether it depends on a number) of everything that the window says."""
    for path in sorted((ROOT / "app").rglob("*.py")):
        yield from _said_in(ast.parse(path.read_text("utf-8")), "", path)


def _said_in(node: ast.AST, owner: str, path: Path) -> Iterator[tuple[str, str, bool]]:
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else owner
        if isinstance(child, ast.Call):
            if isinstance(child.func, ast.Attribute) and child.func.attr == "tr":
                assert isinstance(child.func.value, ast.Name), (
                    f"{path}:{child.lineno}: Linguist finds no context"
                )
                holder = child.func.value.id
                assert holder in ("self", "say"), f"{path}:{child.lineno}: Linguist finds no context"
                text = child.args[0]
                assert isinstance(text, ast.Constant), f"{path}:{child.lineno}: a text is to stand here"
                yield inner if holder == "self" else holder, text.value, len(child.args) == 3
        yield from _said_in(child, inner, path)


def messages(code: str) -> dict[tuple[str, str], tuple[bool, list[str], bool]]:
    """(context, sentence): whether it depends on a number, its translations, whether it is finished."""
    found = {}
    for context in ET.parse(FOLDER / f"tern_{code}.ts").getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            key = context.findtext("name", ""), message.findtext("source", "")
            done = translation.get("type") != "unfinished"
            found[key] = message.get("numerus") == "yes", forms or [translation.text or ""], done
    return found


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    speak(qapp, "en")


def test_every_language_has_every_sentence() -> None:
    wanted = {(context, text): many for context, text, many in said()}
    assert len(wanted) > 1000
    for code in OTHERS:
        there = {key: many for key, (many, _, _) in messages(code).items()}
        assert there == wanted, f"{code}: run make translations, and translate what is new"
    assert set(messages("en")) == {key for key, many in wanted.items() if many}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sentence_is_translated(code: str) -> None:
    wrong = []
    for (context, text), (many, forms, done) in messages(code).items():
        if not done or not all(forms) or len(forms) != (FORMS[code] if many else 1):
            wrong.append(f"{context}: {text!r} is not translated")
        for form in forms:
            if _fields(form) - _fields(text) or (_fields(text) - _fields(form) and not many):
                wrong.append(f"{context}: {form!r} has other values than {text!r}")
            if len(re.findall(r"&(?=\w)", form)) > len(re.findall(r"&(?=\w)", text)):
                wrong.append(f"{context}: {form!r} has a key more than {text!r}")
            if (text[0].isspace(), text[-1].isspace()) != (form[:1].isspace(), form[-1:].isspace()):
                wrong.append(f"{context}: {form!r} begins or ends with other blanks than {text!r}")
            if text.count("\n") != form.count("\n"):
                wrong.append(f"{context}: {form!r} has other lines than {text!r}")
            if _tags(text) != _tags(form):
                wrong.append(f"{context}: {form!r} has other tags than {text!r}")
    assert wrong == []


def _fields(text: str) -> Counter[str]:
    names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    return Counter([*names, *re.findall(r"%L?n", text)])


def _tags(text: str) -> Counter[str]:
    return Counter(re.findall(r"</?\w[^<>]*>", text))


@pytest.mark.parametrize(
    ("code", "cancel", "number"),
    [
        ("en", "Cancel", "1,234,567.5"),
        ("de", "Abbrechen", "1.234.567,5"),
        ("es", "Cancelar", "1.234.567,5"),
        ("fr", "Annuler", "1\u202f234\u202f567,5"),
        ("zh_CN", "取消", "1,234,567.5"),
    ],
)
def test_words_and_numbers_of_a_language(spoken: QApplication, code: str, cancel: str, number: str) -> None:
    assert speak(spoken, code) == code
    assert spoken.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert say.tr("Cancel") == cancel
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel, "Qt's own dialogs"
    assert QLocale().toString(1234567.5, "f", 1) == number


def test_arabic_runs_from_right_to_left(spoken: QApplication) -> None:
    speak(spoken, "ar")
    assert spoken.layoutDirection() == Qt.LayoutDirection.RightToLeft
    forms = {say.tr("%Ln chats", "", number) for number in (0, 1, 2, 3, 11, 100)}
    assert len(forms) >= 5, "as many words as Arabic has for numbers of chats"
    speak(spoken, "en")
    assert spoken.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_numbers_make_one_or_many(qapp: QApplication) -> None:
    said = [say.tr("%Ln chats", "", number) for number in (0, 1, 2, 1200)]
    assert said == ["0 chats", "1 chat", "2 chats", "1,200 chats"]


def test_the_language_of_before_leaves_nothing_behind(spoken: QApplication) -> None:
    for code in (*LANGUAGES, *LANGUAGES):
        speak(spoken, code)
    assert len(spoken.findChildren(QTranslator, "language")) <= 2


def test_a_class_below_speaks_like_the_one_above(spoken: QApplication) -> None:
    class GeneralPage(QObject):
        """Of the name whose sentences these are."""

    class Below(GeneralPage):
        """Has none of its own."""

    speak(spoken, "de")
    assert Below().tr("General") == "Allgemein"


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["de-AT", "en-US"], "de"),
        (["pt-BR", "es-MX"], "es"),
        (["zh-Hans-SG"], "zh_CN"),
        (["zh-Hant-TW", "fr"], "fr"),
        (["ar-EG"], "ar"),
        (["fi-FI"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_language_of_the_system(names: list[str], code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class System:
        @staticmethod
        def uiLanguages() -> list[str]:
            return names

    monkeypatch.setattr("app.languages.QLocale.system", lambda: System())
    assert system_language() == code


def test_only_languages_that_are_there_can_be_set() -> None:
    assert Settings(language="zh_CN").language == "zh_CN"
    for wrong in ("xx", "DE", "../de"):
        with pytest.raises(ValueError, match="language"):
            Settings(language=wrong)
