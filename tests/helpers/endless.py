"""A process that never answers, as app/side_process.py starts them."""

from multiprocessing.connection import Connection


def main(connection: Connection) -> None:
    """Says that it is there, takes one question, and works on it for ever."""
    connection.send(None)
    connection.recv()
    while True:
        pass
