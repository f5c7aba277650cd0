"""When the other party of a case must be told that we hold details of them.

Whoever holds details of somebody that came from another tells them within a month (UK GDPR,
Article 14(3)(a)), unless one of the exemptions holds, for which there must be a reason.
"""

from datetime import date, datetime
from typing import Final

from intake.cases.moments import london_day
from intake.cases.retention import Period

ABOUT: Final = "other_party"

TOLD: Final = "told"
EXEMPTIONS: Final = ("knows_already", "impossible", "defeats_purpose", "secret_by_law", "harm")
"""Article 14(5)(a), (b) twice, (c) and (d); the last is Schedule 3 of the Data Protection Act 2018.

What is exempt is decided for each case, by somebody who has read it.
"""

_A_MONTH: Final = Period(1, "month")


def told_by(received: datetime) -> date:
    """Return the last day on which the other party of a case may be told."""
    return _A_MONTH.after(london_day(received))
