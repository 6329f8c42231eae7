"""The page Server, and what the status line says of the server."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.models.serving import ServingState
from app.windows.settings.server import ServerPage
from tests.helpers.server import free_port
from tests.helpers.window import WindowBench, open_window


@pytest.fixture
def bench(qapp: QApplication, tern_home: Path) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        bench.load()
        bench.program.settings.update(server_port=free_port())
        yield bench


def page_of(bench: WindowBench) -> ServerPage:
    bench.do(bench.window.dialogs.server)
    return bench.window.dialogs.setting_pages.server


def test_switched_by_a_click(bench: WindowBench, qtbot: QtBot) -> None:
    page, serving = page_of(bench), bench.program.services.serving
    assert page.isVisible() and not page.on.isChecked() and "off" in page.state.text()
    assert not page.address.isEnabled() and not page.copy_key.isEnabled()
    page.on.click()
    qtbot.waitUntil(lambda: serving.state is ServingState.ON, timeout=30_000)
    assert page.address.text() == serving.url and page.copy_key.isEnabled()
    assert page.key.echoMode() is QLineEdit.EchoMode.Password
    page.show_key.click()
    assert page.key.echoMode() is QLineEdit.EchoMode.Normal and page.key.text() == serving.key
    page.copy_key.click()
    assert QApplication.clipboard().text() == serving.key
    page.copy_address.click()
    assert QApplication.clipboard().text() == serving.url
    old = serving.key
    page.renew_key.click()
    qtbot.waitUntil(lambda: page.key.text() not in ("", old), timeout=30_000)
    page.on.click()
    qtbot.waitUntil(lambda: serving.state is ServingState.OFF, timeout=30_000)
    assert page.address.text() == "" and not bench.program.settings.value.server


def test_open_to_others_warns(bench: WindowBench) -> None:
    page = page_of(bench)
    assert page.open_hint.isHidden()
    bench.do(lambda: page.host.setCurrentIndex(1))
    assert bench.program.settings.value.server_host == "0.0.0.0"
    assert not page.open_hint.isHidden() and "encrypted" in page.open_hint.text()
    bench.do(lambda: bench.program.settings.update(server_host="127.0.0.7"))
    assert page.host.currentText() == "127.0.0.7", "written by hand"


def test_a_port_that_is_taken_is_said(bench: WindowBench, qtbot: QtBot) -> None:
    page, serving = page_of(bench), bench.program.services.serving
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        page.port.setValue(other.getsockname()[1])
        page.on.click()
        qtbot.waitUntil(lambda: serving.state is ServingState.FAILED, timeout=30_000)
        bench.turn()
        assert "cannot listen" in page.state.text() and page.state.property("role") == "error"
        assert bench.window.notices.says(serving.problem)


def test_the_status_line_says_who_is_answered(bench: WindowBench, qtbot: QtBot) -> None:
    status, serving = bench.window.status, bench.program.services.serving
    assert not status.server.isVisible()
    bench.program.settings.update(server=True)
    qtbot.waitUntil(lambda: serving.state is ServingState.ON, timeout=30_000)
    assert status.server.isVisible() and status.server.text() == "server on"
    bench.do(lambda: serving._take_clients(("Editor/1 (127.0.0.1)",)))
    assert status.server.text() == "answering Editor/1"
    assert "Editor/1 (127.0.0.1)" in status.server.accessibleDescription()
    bench.do(lambda: serving._take_clients(("A & B/1 (::1)", "curl/8 (10.0.0.4)")))
    assert status.server.text() == "answering 2 requests"
    bench.do(status.server.click)
    assert bench.window.dialogs.setting_pages.server.isVisible()
    bench.program.settings.update(server=False)
    qtbot.waitUntil(lambda: serving.state is ServingState.OFF, timeout=30_000)
    assert not status.server.isVisible()
