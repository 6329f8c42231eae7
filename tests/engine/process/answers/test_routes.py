"""Answers to other programs go to who asked for them, and end once for each."""

from engine.process.answers.routes import GuestRoutes
from engine.process.events import EndReason, Event, Failed, Finished, Piece, Unloaded


def test_each_event_to_its_own_listener_until_the_end() -> None:
    routes = GuestRoutes()
    heard: dict[str, list[Event]] = {"a": [], "b": []}
    for id_, events in heard.items():
        routes.add(id_, events.append)
    assert routes.deliver(Piece("a", 1, "x", 0.0))
    assert routes.deliver(Finished("a", EndReason.STOP))
    assert not routes.deliver(Piece("a", 1, "late", 0.0))
    assert not routes.deliver(Piece("window's", 1, "x", 0.0))
    assert not routes.deliver(Unloaded())
    routes.fail_all("It is over.")
    routes.fail("b", "Once more.")
    assert heard["a"] == [Piece("a", 1, "x", 0.0), Finished("a", EndReason.STOP)]
    assert heard["b"] == [Failed("b", "It is over.")]
