import pytest
from botocore.session import get_session

from intake.notices.refusal import Cause, cause_of


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        ("TooManyRequestsException", Cause.THROTTLED),
        ("LimitExceededException", Cause.THROTTLED),
        ("ServiceUnavailable", Cause.THROTTLED),
        ("MessageRejected", Cause.MESSAGE),
        ("MailFromDomainNotVerifiedException", Cause.MESSAGE),
        ("NotFoundException", Cause.MESSAGE),
        ("BadRequestException", Cause.MESSAGE),
        ("AccountSuspendedException", Cause.ACCOUNT),
        ("SendingPausedException", Cause.ACCOUNT),
        ("AccessDeniedException", Cause.ACCOUNT),
    ],
)
def test_each_error_has_its_cause(code: str, cause: Cause) -> None:
    assert cause_of(code) is cause


def test_no_error_of_ses_is_left_out() -> None:
    model = get_session().get_service_model("sesv2").operation_model("SendEmail")
    known = {shape.name for shape in model.error_shapes}
    assert len(known) == 8
    assert all(cause_of(code) is not Cause.ACCOUNT for code in known - {
        "AccountSuspendedException", "SendingPausedException",
    })  # fmt: skip
