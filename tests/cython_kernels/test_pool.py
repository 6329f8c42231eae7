"""The pool gives every item of a job to exactly one thread, however many threads and items there are."""

from cython_kernels.system.bandwidth import Bandwidth
from tests.helpers.each import each

WORD = 0x0101010101010101


@each("threads", [1, 2, 3, 4, 7])
@each("items", [1, 2, 3, 4, 5, 8, 13])
def test_every_item_is_done_once(threads: int, items: int) -> None:
    memory = Bandwidth(items << 20, threads)
    for number in range(1, 31):
        memory.read()
        assert memory.total == number * items * (1 << 17) * WORD % 2**64
