"""Where the pages say that the site is, and whether anybody else can open that.

Search engines, shared links and the list of services as data carry the address in
content/organisation.yml. It begins as this machine's own.
"""

from collections.abc import Iterator

from deployment.stacks import Values
from deployment.terminal import Refusal
from intake.directory.organisation import Organisation


def check_address(organisation: Organisation, settings: Values, known: Values) -> None:
    """Raise Refusal when pages name this machine, and it is known where the site will be.

    Without a domain Amazon gives an address, and nobody knows it before the first deployment.
    """
    domain = settings.get("DomainName")
    url = f"https://{domain}" if domain else known.get("SiteUrl", "")
    for line in address_to_write(organisation, url) if url else ():
        raise Refusal(line)


def address_to_write(
    organisation: Organisation, url: str = "such as https://www.example.org"
) -> Iterator[str]:
    """Say what is wrong with the address, if anything, and what to write."""
    if organisation.is_on_this_machine:
        yield (
            f"content/organisation.yml: address is {organisation.address}, this machine: shared"
            f" links and search engines would lead nowhere. Write where the site is found: {url}"
        )
