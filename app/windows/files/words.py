"""What is said of files: their kinds, their cost, and what of them the model sees."""

from PySide6.QtCore import QCoreApplication, QLocale

from app.conversation import Attachment, Message, files_of


def tr(text: str) -> str:
    return QCoreApplication.translate("files", text)


def kind_words(kind: str) -> str:
    """ "PDF", "Word": how a person calls such a file; "" for a kind of a later version."""
    words = {
        "text": tr("Text"),
        "markdown": tr("Markdown"),
        "code": tr("Code"),
        "table": tr("Table"),
        "html": tr("Web page"),
        "docx": tr("Word"),
        "pdf": tr("PDF"),
        "passage": tr("Passage"),
        "summary": tr("Summary"),
    }
    return words.get(kind, "")


def token_words(tokens: int, exact: bool, context: int) -> str:
    """ "about 1,240 tokens, 15 % of the context"; the share only where a context is known."""
    locale = QLocale()
    number = tr("1 token") if tokens == 1 else tr("{0} tokens").format(locale.toString(tokens))
    words = number if exact else tr("about {0}").format(number)
    if not context:
        return words
    share = 100 * tokens / context
    percent = tr("under 1") if 0 < share < 1 else locale.toString(round(share))
    return tr("{0}, {1}\u00a0% of the context").format(words, percent)


def seen_words(attachment: Attachment) -> str:
    """What of a file the model sees, in a sentence."""
    locale = QLocale()
    if attachment.whole:
        return tr("The model sees this text.")
    shown, size = locale.toString(len(attachment.text)), locale.toString(attachment.size)
    return tr(
        "The file was too long for the context: the model sees the passages that suited the question, "
        "{0} of {1} characters."
    ).format(shown, size)


def copied_text(message: Message) -> str:
    """A message for the clipboard, with the names of what is attached to it."""
    names = ", ".join(attachment.name for attachment in files_of(message))
    return tr("{0}\n\n[Attached: {1}]").format(message.text, names) if names else message.text
