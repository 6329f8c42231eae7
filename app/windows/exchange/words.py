"""What exports and previews say, in the language of the window."""

from PySide6.QtCore import QDateTime, QLocale

from app.languages import say
from app.storage.exchange.markdown import Words
from app.storage.exchange.staging import Preview


def export_words() -> Words:
    """What an exported text says itself."""
    return Words(
        *(
            say.tr("You"),
            say.tr("Assistant"),
            say.tr("System prompt"),
            say.tr("version {0} of {1}"),
            say.tr("New chat"),
        ),
        say.tr("Attached: {0}"),
    )


def chats(number: int) -> str:
    """ "1 chat", "1,200 chats"."""
    return say.tr("%Ln chats", "", number)


def messages(number: int) -> str:
    """ "1 message", "1,200 messages"."""
    return say.tr("%Ln messages", "", number)


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
        "new": say.tr("New"),
        "grown": say.tr("Gets new messages"),
        "here": say.tr("Already here"),
        "trash": say.tr("Comes back from the trash"),
    }[name]


def summary(preview: Preview) -> str:
    """What is in the file, and what an import would add."""
    kinds = ", ".join(preview.kinds)
    found = say.tr("{0} with {1} from {2}.").format(chats(preview.chats), messages(preview.messages), kinds)
    if not preview.chats:
        return say.tr("The file is an export without any chat.")
    known = preview.chats - preview.new_chats - preview.grown_chats - preview.trashed_chats
    parts = [
        say.tr("%Ln are new", "", preview.new_chats) if preview.new_chats else "",
        say.tr("%Ln get new messages", "", preview.grown_chats) if preview.grown_chats else "",
        say.tr("%Ln come back from the trash", "", preview.trashed_chats) if preview.trashed_chats else "",
        say.tr("%Ln are here already", "", known) if known else "",
    ]
    told = ", ".join(part for part in parts if part)
    sentences = [found, say.tr("Of these, {0}.").format(told)]
    if preview.branches:
        sentences.append(say.tr("%Ln other versions of messages are kept.", "", preview.branches))
    if preview.empty:
        sentences.append(say.tr("%Ln empty chats are left out.", "", preview.empty))
    if not preview.adds_anything:
        sentences.append(say.tr("There is nothing to import."))
    return " ".join(sentences)


def result(preview: Preview) -> str:
    """What was imported."""
    done = preview.new_chats + preview.grown_chats + preview.trashed_chats
    return say.tr("Imported: {0} with {1}.").format(chats(done), messages(preview.new_messages))
