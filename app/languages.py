"""The languages of the window: which there are, and which one is spoken.

Sentences stand in English where they are used, in ``tr``. assets/translations has the
others, a file a language (tern_de.ts, for Qt Linguist), which ``make`` compiles beside it (tern_de.qm).
tern_en has only what English makes of a number ("1 chat", "2 chats").
"""

from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

# Code of a language, as in the names of the files, and what it calls itself.
LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "zh_CN": "简体中文",
    "ar": "العربية",
}


class Say:
    """``tr`` for what is said outside of a QObject: ``say.tr("%Ln chats", "", number)``.

    Linguist takes the name before ``.tr`` for the context.
    """

    def tr(self, text: str, remark: str = "", number: int = -1) -> str:
        """``text`` in the language that is spoken, with ``number`` for %Ln."""
        return QCoreApplication.translate("say", text, remark, number)


say = Say()

_OURS = "language"  # name of the translators that are installed here


def system_language() -> str:
    """The first language of the system's list that is in ``LANGUAGES``, else "en"."""
    for name in QLocale.system().uiLanguages():
        locale = QLocale(name)
        for code in LANGUAGES:
            other = QLocale(code)
            if (locale.language(), locale.script()) == (other.language(), other.script()):
                return code
    return "en"


def speak(app: QCoreApplication, code: str) -> str:
    """Has what is made from now on speak one of ``LANGUAGES``: words, numbers, dates and direction.

    ``code`` "": the language of the system. Returns the code that it became.
    """
    code = code or system_language()
    for before in app.findChildren(QTranslator, _OURS):
        app.removeTranslator(before)
        before.setParent(None)
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)  # of its own dialogs and menus
    for folder, name in ((qt, f"qtbase_{code}"), (str(files("assets") / "translations"), f"tern_{code}")):
        translator = QTranslator(app)
        translator.setObjectName(_OURS)
        if translator.load(name, folder):
            app.installTranslator(translator)
    QLocale.setDefault(_locale(code))
    if isinstance(app, QGuiApplication):
        app.setLayoutDirection(QLocale(code).textDirection())
    return code


def _locale(code: str) -> QLocale:
    """The system's where it speaks this language, which knows the country: 1.5 in Zurich, 1,5 in Berlin.

    With the digits of names, files and what models write: in Arabic, those of a country that has them.
    """
    system, own = QLocale.system(), QLocale(code)
    spoken = system.language() == own.language() and system.language() != QLocale.Language.C
    locale = system if spoken else own
    return (
        locale if locale.zeroDigit() == "0" else QLocale(own.language(), QLocale.Country.UnitedArabEmirates)
    )
