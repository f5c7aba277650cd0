"""When somebody last made sure that an entry is right, and when they should again."""

from dataclasses import dataclass
from datetime import date

from intake.directory.dates import spoken


@dataclass(frozen=True)
class Checked:
    """The day of the last check, the last day on which it is good enough, and how it was done."""

    last: date
    again_after: date
    how: str

    def is_overdue(self, today: date) -> bool:
        """Tell whether it should have been checked again by now."""
        return today > self.again_after

    def words(self, today: date) -> str:
        """Return the sentence that a page shows."""
        if self.is_overdue(today):
            return f"Not checked since {spoken(self.last)}, so some of this may be out of date."
        return f"Last checked: {spoken(self.last)}."
