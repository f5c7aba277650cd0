"""Structured data (schema.org) for search engines: who runs this, services, questions and answers.

It stands in data blocks, which a browser never runs, and so the content security policy needs no
exception (HTML standard, "prepare the script element").
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

Data = dict[str, Any]
Context = dict[str, Any]
"""What a template is told."""

HOME: Final = "index.md"
HEADING: Final = re.compile("h[1-6]")
BLOCK: Final = re.compile("p|li|ul|ol|dl|dt|dd|div|table|tr|td|th|section")


def on_page_context(context: Context, page: Page, config: MkDocsConfig, **_: object) -> Context:
    """Give the page's structured data to the template."""
    found = [] if page.meta.get("unlisted") else list(_structured(page, config))
    context.update(structured_data=[{"@context": "https://schema.org", **each} for each in found])
    return context


def _structured(page: Page, config: MkDocsConfig) -> Iterator[Data]:
    if page.file.src_uri == HOME:
        yield _organisation(config)
    if service := page.meta.get("service"):
        yield _service(service, page)
    if page.meta.get("questions"):
        yield _questions(page.content or "")


def _organisation(config: MkDocsConfig) -> Data:
    organisation = config.extra["organisation"]
    provider = organisation.provider
    return _known(
        {
            "@type": "Organization",
            "name": provider.name,
            "url": config.site_url,
            "description": organisation.description,
            "areaServed": organisation.area,
            "telephone": provider.telephone,
            "address": [_address(office) for office in provider.offices],
        }
    )


def _address(office: Any) -> Data:  # noqa: ANN401 intake.directory.organisation.Office
    return _known(
        {
            "@type": "PostalAddress",
            "streetAddress": office.address,
            "addressLocality": office.town,
            "postalCode": office.postcode,
            "addressCountry": "GB",
        }
    )


def _service(service: Any, page: Page) -> Data:  # noqa: ANN401
    provider = service.run_by or service.provider
    return _known(
        {
            "@type": "Service",
            "name": service.name,
            "description": service.summary,
            "url": page.canonical_url,
            "provider": {"@type": "Organization", "name": provider.name},
            "audience": {"@type": "Audience", "audienceType": service.open_to_words},
            "areaServed": service.area,
        }
    )


def _questions(html: str) -> Data:
    reader = _Questions()
    reader.feed(html)
    return {"@type": "FAQPage", "mainEntity": list(reader.entities())}


def _known(data: Data) -> Data:
    return {key: value for key, value in data.items() if value}


class _Questions(HTMLParser):
    """Reads each heading that ends with a question mark, and the words until the next heading."""

    def __init__(self) -> None:
        super().__init__()
        self._found: list[tuple[list[str], list[str]]] = []
        self._in_heading = False

    def entities(self) -> Iterator[Data]:
        for heading, answer in self._found:
            question, words = _line(heading), _line(answer)
            if question.endswith("?") and words:
                said = {"@type": "Answer", "text": words}
                yield {"@type": "Question", "name": question, "acceptedAnswer": said}

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if HEADING.fullmatch(tag):
            self._found.append(([], []))
            self._in_heading = True
        elif BLOCK.fullmatch(tag):
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if HEADING.fullmatch(tag):
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        if self._found:
            heading, answer = self._found[-1]
            (heading if self._in_heading else answer).append(data)


def _line(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
