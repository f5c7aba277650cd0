"""The index of persons: which cases an address or a number stands in, and whose it is there."""

from intake.adapters.table import Table


class Persons:
    """Found by keyed hash (cases.person); the table has no names to search."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def cases_of(self, person: str) -> list[tuple[str, str]]:
        """Return case id and `person`, `referrer` or `other_party` for each case, oldest first."""
        found = self._table.query(f"PERSON#{person}")
        return [(case_id, about) for case_id, _, about in (i["sk"].partition("#") for i in found)]
