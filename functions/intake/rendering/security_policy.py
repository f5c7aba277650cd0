"""What a browser may load and run with our pages: their Content-Security-Policy."""

from base64 import b64encode
from hashlib import sha256
from typing import Final

OWN: Final = "'self'"


def content_security_policy(*styles: str) -> str:
    """Return the policy of our pages; `styles` are sheets that stand in a page, by `style_hash`."""
    return (
        f"default-src 'none'; script-src 'self'; style-src {' '.join((OWN, *styles))}; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )


def style_hash(sheet: str) -> str:
    """Return what names exactly this text between `<style>` and `</style>` (CSP 3, section 2.3)."""
    return f"'sha256-{b64encode(sha256(sheet.encode()).digest()).decode()}'"
