"""StopTexts: an answer ends before the first of some texts that is complete, however the answer is cut up."""

from collections.abc import Sequence


class StopTexts:
    """Takes an answer's text as it comes and gives out what surely comes before every one of ``stops``.

    ``found``: one of them has come; from there on nothing is given out. Empty texts among them do not count.
    """

    def __init__(self, stops: Sequence[str]) -> None:
        self._stops = [stop for stop in stops if stop]
        self._held = ""
        self.found = False

    def add(self, text: str) -> str:
        """What is certain after ``text``: all but an end that one of the stops may begin with."""
        if self.found or not self._stops:
            return "" if self.found else text
        self._held += text
        places = [(place + len(stop), place) for stop in self._stops if (place := self._held.find(stop)) >= 0]
        if places:
            self.found = True
            return self._give(min(places)[1], keep=False)
        return self._give(len(self._held) - self._begun())

    def finish(self) -> str:
        """What was still held back: no stop has come of it."""
        return self._give(len(self._held))

    def _give(self, length: int, keep: bool = True) -> str:
        given, self._held = self._held[:length], self._held[length:] if keep else ""
        return given

    def _begun(self) -> int:
        """How many characters at the end one of the stops begins with, at most."""
        longest = min(max(map(len, self._stops)) - 1, len(self._held))
        for length in range(longest, 0, -1):
            end = self._held[-length:]
            if any(stop.startswith(end) for stop in self._stops):
                return length
        return 0
