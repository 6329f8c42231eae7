"""What exports and previews say, in the language of the window."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from app.storage.exchange.markdown import Words
from app.storage.exchange.staging import Preview


def tr(text: str) -> str:
    return QCoreApplication.translate("exchange", text)


def export_words() -> Words:
    """What an exported text says itself."""
    return Words(
        *(tr("You"), tr("Assistant"), tr("System prompt"), tr("version {0} of {1}"), tr("New chat")),
        tr("Attached: {0}"),
    )


def count(number: int, one: str, several: str) -> str:
    """``one``, or ``several`` with the number in it."""
    return one if number == 1 else several.format(QLocale().toString(number))


def chats(number: int) -> str:
    """ "1 chat", "1,200 chats"."""
    return count(number, tr("1 chat"), tr("{0} chats"))


def messages(number: int) -> str:
    """ "1 message", "1,200 messages"."""
    return count(number, tr("1 message"), tr("{0} messages"))


def date(created: float) -> str:
    """A day, as the system writes it; "" for none."""
    if created <= 0:
        return ""
    return QLocale().toString(
        QDateTime.fromSecsSinceEpoch(int(created)).date(), QLocale.FormatType.ShortFormat
    )


def state(name: str) -> str:
    """What an import does with one chat."""
    return {
        "new": tr("New"),
        "grown": tr("Gets new messages"),
        "here": tr("Already here"),
        "trash": tr("Comes back from the trash"),
    }[name]


def summary(preview: Preview) -> str:
    """What is in the file, and what an import would add."""
    kinds = ", ".join(preview.kinds)
    found = tr("{0} with {1} from {2}.").format(chats(preview.chats), messages(preview.messages), kinds)
    if not preview.chats:
        return tr("The file is an export without any chat.")
    known = preview.chats - preview.new_chats - preview.grown_chats - preview.trashed_chats
    parts = [
        count(preview.new_chats, tr("1 is new"), tr("{0} are new")) if preview.new_chats else "",
        count(preview.grown_chats, tr("1 gets new messages"), tr("{0} get new messages"))
        if preview.grown_chats
        else "",
        count(preview.trashed_chats, tr("1 comes back from the trash"), tr("{0} come back from the trash"))
        if preview.trashed_chats
        else "",
        count(known, tr("1 is here already"), tr("{0} are here already")) if known else "",
    ]
    told = ", ".join(part for part in parts if part)
    sentences = [found, tr("Of these, {0}.").format(told)]
    if preview.branches:
        sentences.append(
            count(
                preview.branches,
                tr("1 other version of a message is kept."),
                tr("{0} other versions of messages are kept."),
            )
        )
    if preview.empty:
        sentences.append(
            count(preview.empty, tr("1 empty chat is left out."), tr("{0} empty chats are left out."))
        )
    if not preview.adds_anything:
        sentences.append(tr("There is nothing to import."))
    return " ".join(sentences)


def result(preview: Preview) -> str:
    """What was imported."""
    done = preview.new_chats + preview.grown_chats + preview.trashed_chats
    return tr("Imported: {0} with {1}.").format(chats(done), messages(preview.new_messages))
