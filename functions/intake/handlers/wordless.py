"""The last line before Lambda's own log, into which the runtime writes what leaves a handler.

An error's text quotes what people typed, the address of a request or a whole record. Its type and
its way through the code do not, and are enough to find it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from intake.observability import log_error


class Failed(Exception):
    """Raised in place of any error, without a word, so that Lambda still counts one."""


@contextmanager
def wordless(event: str, *passing: type[Exception], **fields: str | int) -> Iterator[None]:
    """Log an error under the name `event`, and raise Failed with the way it came in its place.

    Errors of the types `passing` are none; like Failed itself they pass as they are.
    """
    try:
        yield
    except Failed:
        raise
    except passing:
        raise
    except Exception as error:  # noqa: BLE001 whatever it was, its words stay here
        log_error(event, error, **fields)
        raise Failed().with_traceback(error.__traceback__) from None
