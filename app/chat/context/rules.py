"""What is to happen in one chat when its context is full: nobody is asked again once it was chosen."""

from enum import StrEnum

from app.conversation import ConversationInfo


class Rule(StrEnum):
    """The values of ``ChatOptions.context_rule``."""

    ASK = ""  # a person is shown what can be done
    OLDEST = "oldest"  # the oldest turns go, but for pinned messages
    SUMMARY = "summary"  # the model sums the chat up, and a new one goes on from there


def rule_of(chat: ConversationInfo) -> Rule:
    """That of a chat; one that this version does not know is as good as none."""
    try:
        return Rule(chat.options.context_rule)
    except ValueError:
        return Rule.ASK
