"""The steps of a restore in words, with the commands, for whoever does it."""

from collections.abc import Iterator
from datetime import datetime

from intake.cases.moments import london_day


def name_of_copy(table: str, at: datetime) -> str:
    """Return the name of the copy of a table as it was at a moment."""
    return f"{table}-at-{at:%Y%m%dT%H%M%S}"


def steps(table: str, at: datetime) -> Iterator[str]:
    """Give each step; none of them needs AWS to be printed."""
    copy, day = name_of_copy(table, at), london_day(at).isoformat()
    restore = f'make restore ARGS="--table {table} --at {at.isoformat()}'
    yield f'1. Make the copy {copy}, with all that a restore leaves out: {restore} --really copy"'
    yield f'2. Look at both side by side: {restore} compare"'
    yield f'3. Bring over what came since: {restore} carry", then the same with --really'
    replay = f'TABLE_NAME={copy} make admin ARGS="--by NAME replay-ledger --since {day}"'
    yield f"4. Delete again what was deleted since: {replay}, then the same with --really"
    yield f'5. Look again: {restore} compare" must say that nothing is missing'
    yield f'6. Make the two templates of the change: {restore} --stack NAME switch"'
    yield "7. CloudFormation, the stack, Update, replace the template: build/restore/1-let-go.json"
    yield f"8. The stack, Import resources: build/restore/2-take-in.json, the table's name: {copy}"
    yield "9. make deploy for the stage as always: the stack has its own references again"
    yield f'10. Bring over what came meanwhile: {restore} --really carry", and step 4 again'
    yield f"11. Send the contact form, see its email, open it at the desk. Keep {table} 35 days"
