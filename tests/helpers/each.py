"""Many cases of one check in one result: a parametrize for what is quick and comes by the hundred."""

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any


def each(names: str, cases: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a test once for each of ``cases``, all of them even if some fail; a failure says of which it is.

    ``names`` as for parametrize: one argument, or several with commas between them. Can be stacked.
    """
    arguments = [name.strip() for name in names.split(",")]
    listed = list(cases)
    assert listed, f"a test for each of no {names}"

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def every(**fixtures: Any) -> None:
            failures = []
            for case in listed:
                values = [case] if len(arguments) == 1 else case
                chosen = dict(zip(arguments, values, strict=True))
                try:
                    test(**fixtures, **chosen)
                except Exception as error:
                    error.add_note(f"with {', '.join(f'{name}={value!r}' for name, value in chosen.items())}")
                    failures.append(error)
            if len(failures) == 1:
                raise failures[0]
            if failures:
                raise ExceptionGroup(f"{len(failures)} of {len(listed)} cases of {names} fail", failures)

        signature = inspect.signature(test)
        others = [value for name, value in signature.parameters.items() if name not in arguments]
        assert len(others) == len(signature.parameters) - len(arguments), f"the test does not take {names}"
        every.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
        return every

    return decorate
