"""Who has a case: whoever took it or was given it, for as long as they may open it."""

from collections.abc import Container, Iterable, Mapping

from intake.cases.access import Act, Standing, may
from intake.cases.member import Member


def workers(
    keys: Iterable[str], members: Mapping[str, Member], case: Standing, guarded: Container[str]
) -> list[Member]:
    """Return the members behind these keys, each once.

    Whoever was removed, or works in other teams now, has the case no more, although it still bears
    their key: it is nobody's.
    """
    known = (members[key] for key in dict.fromkeys(keys) if key in members)
    return [member for member in known if may(member, Act.READ, case, guarded)]
