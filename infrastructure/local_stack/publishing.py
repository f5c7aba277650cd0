"""From the words in content/ to the pages that are served."""

from collections.abc import Callable

from intake.adapters.definitions import Definitions
from local_stack.building import Builder, BuildFailed
from local_stack.functions import Functions
from local_stack.published import Published
from local_stack.terminal import Refusal, Say


class Publisher:
    """Builds the site and puts it in place of the one before."""

    def __init__(self, builder: Builder, published: Published, tell: Say) -> None:
        self._builder = builder
        self._published = published
        self._tell = tell

    def first(self) -> None:
        """Build and publish before anything runs; raises Refusal with what is wrong."""
        self._tell("Building the site.")
        try:
            self._published.replace(self._builder.build())
        except BuildFailed as error:
            raise Refusal(f"{error}\nThe site cannot be built: put that right first.") from None

    def again(self, functions: Functions, settle: Callable[[Definitions], None]) -> None:
        """Build and publish while functions run; a broken build leaves everything as it was.

        `settle` is told the new definitions before any function can read them.
        """
        self._tell("Something changed: building the site again.")
        try:
            built = self._builder.build()
        except BuildFailed as error:
            self._tell(f"{error}\nThe pages stay as they were until that is put right.")
            return
        with functions.paused():
            self._published.replace(built)
            settle(self._published.definitions)
            functions.forget()
        self._tell("The new pages are up.")
