"""Messages to prompt ids, through the model's chat template and safe against injection.

Text in a message that spells a special token must not become that token. So before rendering, such text is
replaced by placeholders of private characters; the rendered prompt is split at its special tokens, which
now are the template's own; and the pieces get their text back and are encoded with special tokens off.
Finished answers travel through the template as placeholders too, and come out as the ids they were
generated with: encoding their text again may give other ids, and the KV cache would be lost (MODEL.md 2).

What a template accepts is tried, not guessed from its text: whether it shows a system prompt, and, where it
refuses a conversation, whether it takes one of a plainer shape (template_turns.py).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from types import CodeType

from engine.errors import TemplateError
from engine.text.chat_message import ChatMessage
from engine.text.template_sandbox import TemplateRefusal, compile_template, render
from engine.text.template_turns import Turn, in_parts, shapes

_MARK = "\ue000"  # a placeholder is this and one more private character, its number
_FIRST_NUMBER = 0xF0000
_PROBE = _MARK + chr(_FIRST_NUMBER)  # no filter of a template changes it
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
            raise TemplateError("There is no answer to continue: the last message is not the model's.")
        hidden = _Placeholders()
        turns: list[Turn] = []
        for message in messages:
            if message.role not in _ROLES:
                raise ValueError(f"role must be one of {', '.join(_ROLES)}, not {message.role!r}")
            own = own_answer(message)
            content = hidden.put(tuple(message.ids)) if own else self._hide_specials(message.text, hidden)
            turns.append({"role": message.role, "content": content})
        end = hidden.put("")
        if continue_last:
            turns[-1]["content"] += end
        prompt = self._render_in_some_shape(turns, add_generation_prompt and not continue_last)
        if continue_last:
            prompt, found, _ = prompt.partition(end)
            if not found:
                raise TemplateError("The model's chat template does not allow an answer to be continued.")
        return self._ids(prompt, hidden, encode_text)

    @cached_property
    def takes_system(self) -> bool:
        """Whether a system prompt has a turn of its own; else it has to stand in the first user turn."""
        return self._shows(self._wants_parts, "system", "user") or not self._shows(self._wants_parts, "user")

    @cached_property
    def _wants_parts(self) -> bool:
        return not self._shows(False, "user") and self._shows(True, "user")

    def _shows(self, parts: bool, *roles: str) -> bool:
        """Whether the template writes down the first of turns of these ``roles``."""
        turns = [{"role": role, "content": _PROBE if i == 0 else "?"} for i, role in enumerate(roles)]
        try:
            return _PROBE in self._render(turns, parts, True)
        except TemplateError:
            return False

    def _render_in_some_shape(self, turns: list[Turn], add_generation_prompt: bool) -> str:
        """The prompt from the first shape of ``turns`` that the template does not refuse."""
        refusal: TemplateRefusal | None = None
        for shape in shapes(turns, self.takes_system):
            try:
                return self._render(shape, self._wants_parts, add_generation_prompt)
            except TemplateRefusal as error:
                refusal = refusal or error
        assert refusal is not None
        raise refusal

    def _render(self, turns: list[Turn], parts: bool, add_generation_prompt: bool) -> str:
        variables = {
            **self._variables,
            "messages": in_parts(turns) if parts else turns,
            "add_generation_prompt": add_generation_prompt,
            "tools": None,
            "documents": None,
        }
        return render(self._code, variables, sum(len(turn["content"]) for turn in turns))

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
