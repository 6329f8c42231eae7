"""The window's state without a window, as a process of its own that a test can kill.

``python headless_chat.py MODEL NUMBER``: opens the last conversation of the data folder (TERN_HOME), loads
the model, then goes on with the cut answer if NUMBER is odd, else asks question NUMBER in a new one.
Tells each thing on standard output at once, one JSON object a line, with the time on the system's
monotonic clock.
"""

import json
import os
import sys
import time

from PySide6.QtCore import QCoreApplication

from app import paths
from app.chat.session import ChatSession
from app.conversation import Message
from app.engine_bridge import EngineBridge
from app.settings import SettingsStore
from app.storage.store import Store
from engine.sampling.params import SamplingParams


def tell(what: str, **values: object) -> None:
    line = json.dumps({"what": what, "time": time.monotonic()} | values) + "\n"
    os.write(1, line.encode())  # past every buffer: what was told survives the killing


def tell_shown(message: Message) -> None:
    tell("shown", id=message.id, ids=len(message.ids), length=len(message.text), end=message.text[-8:])


def main(model: str, number: int) -> None:
    app = QCoreApplication([])
    store, report = Store.open(paths.database_path())
    tell("opened", report=report.sentence)
    settings = SettingsStore(paths.settings_path())
    settings.update(
        use_model_sampling=False,
        sampling=SamplingParams(temperature=0.7, ignore_eos=True),
        kernel="i2_s",
        isa="scalar",
        threads=1,
        context=16_384,
    )
    bridge = EngineBridge()
    session = ChatSession(store, settings, bridge)
    session.open(settings.value.last_conversation or None)

    def begin() -> None:
        tell("loaded", engine=bridge.pid)
        last = session.messages()[-1:]
        if number % 2 and last and last[0].role == "assistant" and last[0].text:
            session.asking.continue_answer(last[0].id)
            tell("continued", id=last[0].id, text=last[0].text, reason=last[0].reason)
        else:
            session.new()
            session.asking.send(f"question {number}")

    session.message_added.connect(lambda message: tell("added", id=message.id, text=message.text))
    session.message_changed.connect(lambda id_: tell_shown(session.message(id_)))
    session.notice.connect(lambda sentence: tell("notice", sentence=sentence))
    session.chat_notice.connect(lambda _, sentence: tell("notice", sentence=sentence))
    bridge.loaded.connect(begin)
    session.models.load(model)
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
