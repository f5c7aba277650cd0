"""Our own trial submission as it is stored: apart from all else, and with one notice to nobody."""

from dataclasses import replace

from intake.adapters.submissions import Submission
from intake.cases.synthetic import ROLE, TEAM, synthetic
from intake.notices.notice import Kind, Notice


def as_synthetic(submission: Submission) -> Submission:
    """Return a submission, whose case has a trial's id and reference, as the trial that it is."""
    case, now = submission.case, submission.case.received_at
    return replace(
        submission,
        submission_id=synthetic(submission.submission_id),
        case=replace(case, team=TEAM, flags=()),
        notices=[Notice(f"CASE#{case.id}", Kind.NEW, TEAM, ROLE, "1", now, now)],
        persons=[(synthetic(person), about) for person, about in submission.persons],
    )
