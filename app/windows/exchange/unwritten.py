"""What is exported of a temporary chat: itself, since no file has it."""

from app.chat.session import ChatSession
from app.conversation import Conversation


def unwritten(session: ChatSession, conversation_id: str) -> Conversation | None:
    """The chat in view as it is now, if it has that id and is temporary; None for one that is on disk."""
    if conversation_id != session.info.id or not session.temporary.on:
        return None
    return Conversation(session.info, [session.message(id_) for id_ in session.view.messages])
