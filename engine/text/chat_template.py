"""Messages to prompt ids, through the model's chat template and safe against injection.

Text in a message that spells a special token must not become that token. So before rendering, such text is
replaced by placeholders of private characters; the rendered prompt is split at its special tokens, which
now are the template's own; and the pieces get their text back and are encoded with special tokens off.
Finished answers travel through the template as placeholders too, and come out as the ids they were
generated with: encoding their text again may give other ids, and the KV cache would be lost (MODEL.md 2).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from types import CodeType

from engine.errors import TemplateError
from engine.text.chat_message import ChatMessage
from engine.text.template_sandbox import compile_template, render

_MARK = "\ue000"  # a placeholder is this and one more private character, its number
_FIRST_NUMBER = 0xF0000
EncodeText = Callable[[str], list[int]]
_ROLES = ("system", "user", "assistant")


class ChatTemplate:
    """A model's template with the tokens it may write. Read-only."""

    def __init__(self, source: str, variables: Mapping[str, str], special_ids: Mapping[str, int]) -> None:
        """``variables``: bos_token and the like for the template. ``special_ids``: text of a token -> id."""
        self._source = source
        self._variables = variables
        self._special_ids = special_ids
        names = sorted(special_ids, key=len, reverse=True)  # the longest wins where two begin alike
        self._specials = re.compile("|".join(map(re.escape, names)) or "(?!)")
        self._hidden = re.compile("|".join(map(re.escape, [*names, _MARK])))
        self._beginnings = {name[:end] for name in names for end in range(1, len(name))}
        self._longest = max(map(len, names), default=0)

    @cached_property
    def _code(self) -> CodeType:
        return compile_template(self._source)

    def encode(
        self,
        messages: Sequence[ChatMessage],
        encode_text: EncodeText,
        own_answer: Callable[[ChatMessage], bool],
        add_generation_prompt: bool,
        continue_last: bool,
    ) -> list[int]:
        """The prompt's ids, without a BOS that the template does not write itself. Raises TemplateError.

        ``own_answer`` tells whether a message's ids may be used as they are. With ``continue_last`` the
        prompt ends with the last message, in the middle of its turn.
        """
        if continue_last and (not messages or messages[-1].role != "assistant"):
            raise TemplateError("There is no answer to go on with: the last message is not the model's.")
        hidden = _Placeholders()
        turns = []
        for message in messages:
            if message.role not in _ROLES:
                raise ValueError(f"role must be one of {', '.join(_ROLES)}, not {message.role!r}")
            own = own_answer(message)
            content = hidden.put(tuple(message.ids)) if own else self._hide_specials(message.text, hidden)
            turns.append({"role": message.role, "content": content})
        end = hidden.put("")
        if continue_last:
            turns[-1]["content"] += end
            add_generation_prompt = False
        variables = {
            **self._variables,
            "messages": turns,
            "add_generation_prompt": add_generation_prompt,
            "tools": None,
            "documents": None,
        }
        prompt = render(self._code, variables, sum(len(turn["content"]) for turn in turns))
        if continue_last:
            prompt, found, _ = prompt.partition(end)
            if not found:
                raise TemplateError("The model's chat template does not show the answer to go on with.")
        return self._ids(prompt, hidden, encode_text)

    def _hide_specials(self, text: str, hidden: "_Placeholders") -> str:
        text = self._hidden.sub(lambda match: hidden.put(match[0]), text)
        # A special token must not begin at a message's end either and be completed by what follows.
        stripped = text.rstrip()
        for length in range(min(self._longest - 1, len(stripped)), 0, -1):
            if stripped[-length:] in self._beginnings:
                start = len(stripped) - length
                return text[:start] + hidden.put(stripped[-length:]) + text[len(stripped) :]
        return text

    def _ids(self, prompt: str, hidden: "_Placeholders", encode_text: EncodeText) -> list[int]:
        ids: list[int] = []
        start = 0
        for match in self._specials.finditer(prompt):
            ids += hidden.encode(prompt[start : match.start()], encode_text)
            ids.append(self._special_ids[match[0]])
            start = match.end()
        return ids + hidden.encode(prompt[start:], encode_text)


class _Placeholders:
    """What one rendering hides: texts, and the ids of answers."""

    def __init__(self) -> None:
        self._values: list[str | tuple[int, ...]] = []
        self._numbers: dict[str | tuple[int, ...], int] = {}

    def put(self, value: str | tuple[int, ...]) -> str:
        number = self._numbers.setdefault(value, len(self._values))
        if number == len(self._values):
            self._values.append(value)
        return _MARK + chr(_FIRST_NUMBER + number)

    def encode(self, piece: str, encode_text: EncodeText) -> list[int]:
        """Ids of a piece of the prompt, with everything hidden back in its place."""
        ids: list[int] = []
        text = ""
        for part in re.split(f"({_MARK}.)", piece, flags=re.DOTALL):
            number = ord(part[1]) - _FIRST_NUMBER if len(part) == 2 and part[0] == _MARK else -1
            value = self._values[number] if 0 <= number < len(self._values) else part
            if isinstance(value, str):
                text += value
            else:
                ids += encode_text(text) if text else []
                ids += value
                text = ""
        return ids + (encode_text(text) if text else [])
