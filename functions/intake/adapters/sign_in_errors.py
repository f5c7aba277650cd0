"""Why a sign-in did not succeed; raised by adapters and services, shown by the desk's handler."""


class SignInRefused(Exception):
    """The base of all; `code` names the rule that failed and holds nothing that anybody sent."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class ProviderUnavailable(SignInRefused):
    """Raised by the provider's client when the provider does not answer as it should."""


class CodeRefused(SignInRefused):
    """Raised by the provider's client when the provider does not take the code."""


class TokenRefused(SignInRefused):
    """Raised by `read_id_token` for a token that is not proof of who signed in."""


class AttemptRefused(SignInRefused):
    """Raised by the sign-in for a return that this browser did not begin."""


class NotAMember(SignInRefused):
    """Raised by the sign-in for somebody who is known but whom nobody has added to a team."""
