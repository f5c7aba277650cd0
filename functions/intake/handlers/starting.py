"""What a function makes while Lambda starts it, so that nobody waits for it afterwards."""

import gc
import os
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from intake.handlers.wordless import wordless

STARTS: Final = "AWS_LAMBDA_INITIALIZATION_TYPE"
"""Lambda sets it in every function; neither the tests nor the stack on a laptop do."""

Make = TypeVar("Make", bound=Callable[[], object])


def made_at_start(make: Make, environment: Mapping[str, str] = os.environ) -> Make:
    """Call on Lambda what is cached, at once; elsewhere it is made when it is first asked for.

    While Lambda starts a function it gives it a whole processor, and afterwards, with 512 MB,
    less than a third of one.
    """
    if STARTS in environment:
        with wordless("start_failed"):
            make()
        # no visitor waits while Python looks through all of this for garbage
        gc.freeze()
    return make
