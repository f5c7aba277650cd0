"""A person as the table knows them: a keyed hash of an address or a number, never the text."""

import hmac
from hashlib import sha256


def person_hash(key: bytes, channel: str, address: str) -> str:
    """Return the hash of an email address or a number in its one form (forms.contact_details).

    Capitals do not count: `Sam@example.org` and `sam@example.org` are the same person.
    """
    return hmac.new(key, f"{channel}\n{address.casefold()}".encode(), sha256).hexdigest()
