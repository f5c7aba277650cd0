"""What AWS says when it does not do what was asked, for a person at a terminal."""

from typing import Final

from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

AwsError: Final = (BotoCoreError, ClientError)
"""All that botocore raises: AWS was not reached, or it refuses."""


def aws_says(error: BotoCoreError | ClientError) -> str:
    """Return one line that says what is wrong and, where it is known, what to do."""
    if isinstance(error, NoCredentialsError):
        return (
            "AWS does not know who asks: sign in first, with `aws sso login` or as you usually do,"
            " and set AWS_PROFILE."
        )
    if isinstance(error, ClientError):
        return f"AWS refuses {error.operation_name}: {error.response['Error']['Message']}"
    return f"AWS could not be asked: {error}"
