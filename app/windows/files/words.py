"""What is said of files: their kinds, their cost, and what of them the model sees."""

from PySide6.QtCore import QLocale

from app.conversation import Attachment, Message, files_of
from app.languages import say


def kind_words(kind: str) -> str:
    """ "PDF", "Word": how a person calls such a file; "" for a kind of a later version."""
    words = {
        "text": say.tr("Text"),
        "markdown": say.tr("Markdown"),
        "code": say.tr("Code"),
        "table": say.tr("Table"),
        "html": say.tr("Web page"),
        "docx": say.tr("Word"),
        "pdf": say.tr("PDF"),
        "passage": say.tr("Passage"),
        "summary": say.tr("Summary"),
    }
    return words.get(kind, "")


def token_words(tokens: int, exact: bool, context: int) -> str:
    """ "about 1,240 tokens, 15 % of the context"; the share only where a context is known."""
    locale = QLocale()
    number = say.tr("%Ln tokens", "", tokens)
    words = number if exact else say.tr("about {0}").format(number)
    if not context:
        return words
    share = 100 * tokens / context
    percent = say.tr("under 1") if 0 < share < 1 else locale.toString(round(share))
    return say.tr("{0}, {1}\u00a0% of the context").format(words, percent)


def seen_words(attachment: Attachment) -> str:
    """What of a file the model sees, in a sentence."""
    locale = QLocale()
    if attachment.whole:
        return say.tr("The model sees this text.")
    shown, size = locale.toString(len(attachment.text)), locale.toString(attachment.size)
    return say.tr(
        "The file was too long for the context: the model sees the passages that suited the question, "
        "{0} of {1} characters.",
    ).format(shown, size)


def copied_text(message: Message) -> str:
    """A message for the clipboard, with the names of what is attached to it."""
    names = ", ".join(attachment.name for attachment in files_of(message))
    return say.tr("{0}\n\n[Attached: {1}]").format(message.text, names) if names else message.text
