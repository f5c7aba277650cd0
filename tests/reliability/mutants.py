"""Seeded defects: one small exact change of the code each, and the tests that must notice it.

`make mutants` applies them one by one to a copy; test_mutants.py checks that each still applies.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from local_stack.places import ROOT


@dataclass(frozen=True)
class Mutant:
    """A defect by its name: in `file`, `old` becomes `new`; one of `tests` must fail."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def found(self, root: Path = ROOT) -> int:
        """Count how often the text to change stands in the file."""
        return (root / self.file).read_text(encoding="utf-8").count(self.old)


_INTAKE: Final = "functions/intake/"
_COMBINED: Final = "tests/reliability/test_combined_faults.py"
_REFUSALS: Final = "tests/reliability/test_refusals.py"
_FACTS: Final = "tests/infrastructure/test_facts.py"

MUTANTS: Final = (
    Mutant(
        "drop the condition",
        _INTAKE + "adapters/table.py",
        'return {"Put": {"Item": encode(item), "ConditionExpression": ABSENT}}',
        'return {"Put": {"Item": encode(item)}}',
        ("tests/reliability/test_submissions_at_once.py",),
    ),
    Mutant(
        "acknowledge before commit",
        _INTAKE + "services/accept_submission.py",
        "                self._submissions.store(submission)\n            except ReferenceTaken:",
        '                __import__("_thread").start_new_thread(\n'
        "                    self._submissions.store, (submission,)\n"
        "                )\n            except ReferenceTaken:",
        (_COMBINED,),
    ),
    Mutant(
        "SDK retries on",
        _INTAKE + "adapters/clients.py",
        'read_timeout=20, retries={"total_max_attempts": 1}',
        'read_timeout=20, retries={"mode": "standard", "total_max_attempts": 3}',
        (_REFUSALS,),
    ),
    Mutant(
        "no lease",
        _INTAKE + "notices/notice.py",
        "lease_until=until, due_at=until, tag=tag",
        "lease_until=now, due_at=now, tag=tag",
        (_COMBINED,),
    ),
    Mutant(
        "mark before send",
        _INTAKE + "services/deliver_notices.py",
        "        try:\n            message_id = self._mailer.send(",
        '        self._notices.change(claim, lambda held: held.sent(self._clock(), ""))\n'
        "        try:\n            message_id = self._mailer.send(",
        (_REFUSALS,),
    ),
    Mutant(
        "swallow the exception",
        _INTAKE + "handlers/form_door.py",
        "            turn = self._turn.held_back(form, fields, token, STORE_FAILED, 503)\n"
        "            return self._show(turn.status, turn.screen)\n",
        '            reference = "BCDF-GHJK"\n',
        (_COMBINED,),
    ),
    Mutant(
        "log the exception text",
        _INTAKE + "observability.py",
        "error_type=type(error).__name__,",
        "error_type=str(error),",
        ("tests/unit/test_observability.py",),
    ),
    Mutant(
        "new-image stream",
        "infrastructure/template.yaml",
        "StreamViewType: KEYS_ONLY",
        "StreamViewType: NEW_IMAGE",
        (_FACTS,),
    ),
    Mutant(
        "suppression on",
        "infrastructure/template.yaml",
        "SuppressionOptions: {SuppressedReasons: []}",
        "SuppressionOptions: {SuppressedReasons: [BOUNCE]}",
        (_FACTS,),
    ),
    Mutant(
        "TTL alone",
        _INTAKE + "cases/record.py",
        "return bool(self.delete_after) and self.delete_after <= kept(now)",
        "return False",
        ("tests/unit/services/test_read_case.py",),
    ),
    Mutant(
        "answer in the email",
        _INTAKE + "services/write_notices.py",
        'label=case["service_label"],',
        'label=self._table.query(f"ANSWERS#{case[\'case_id\']}")[0]["answers"][1]["value"],',
        ("tests/integration/test_canaries.py",),
    ),
    Mutant(
        "GET accepted",
        _INTAKE + "handlers/form_door.py",
        'if request.method != "POST":',
        'if request.method not in ("GET", "POST"):',
        ("tests/integration/test_bad_input.py",),
    ),
)
