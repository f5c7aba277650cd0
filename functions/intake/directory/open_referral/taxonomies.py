"""Our own small taxonomies: the kind of support, who it is open to, and who may refer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from intake.directory.entry import ASKING, PUBLIC, STAFF, ServiceEntry
from intake.directory.open_referral.identity import Identity
from intake.directory.open_referral.record import Record, filled

KIND: Final = "support-type"
OPEN_TO: Final = "open-to"
REFERRER: Final = "who-may-refer"

_TAXONOMIES: Final = {
    KIND: ("Support type", "What kind of support a service gives."),
    OPEN_TO: ("Open to", "Whether a service is for the public or for the staff of its provider."),
    REFERRER: ("Who may refer", "Who may ask for a service, for themselves or for somebody else."),
}
_OPEN_TO: Final = {
    PUBLIC: ("The public", "Anyone may ask for this service."),
    STAFF: ("Staff only", "Only people who work for the provider may ask for this service."),
}
_REFERRERS: Final = dict(
    zip(
        ASKING,
        (
            ("The person themselves", "People may ask for this service for themselves."),
            ("A manager", "A manager may ask for it for somebody they manage."),
            ("Family or friends", "A relative or friend may ask for it for somebody."),
            ("A professional", "Somebody may ask for it for a person they support at work."),
        ),
        strict=True,
    )
)


@dataclass(frozen=True)
class Taxonomies:
    """The terms that the services of one feed use."""

    identity: Identity
    kinds: tuple[str, ...]

    @classmethod
    def of(cls, identity: Identity, services: Iterable[ServiceEntry]) -> "Taxonomies":
        """Collect the kinds of support that occur."""
        return cls(identity, tuple(sorted({service.kind for service in services})))

    def taxonomies(self) -> list[Record]:
        """Return every taxonomy with its terms."""
        return [
            filled(
                id=self.identity.of("taxonomy", key),
                name=name,
                description=description,
                taxonomy_terms=self._terms(key),
            )
            for key, (name, description) in _TAXONOMIES.items()
        ]

    def terms(self) -> list[Record]:
        """Return every term of every taxonomy."""
        return [term for key in _TAXONOMIES for term in self._terms(key)]

    def attributes(self, entry: ServiceEntry) -> list[Record]:
        """Return the terms of a service, each as an attribute that links the two."""
        return [
            self._attribute(entry, KIND, entry.kind),
            self._attribute(entry, OPEN_TO, entry.open_to),
            *(self._attribute(entry, REFERRER, each) for each in entry.who_may_ask),
        ]

    def _terms(self, taxonomy: str) -> list[Record]:
        return [self._term(taxonomy, code) for code in self._words(taxonomy)]

    def _term(self, taxonomy: str, code: str) -> Record:
        name, description = self._words(taxonomy)[code]
        return filled(
            id=self.identity.of("term", taxonomy, code),
            name=name,
            description=description,
            taxonomy=_TAXONOMIES[taxonomy][0],
            taxonomy_id=self.identity.of("taxonomy", taxonomy),
        )

    def _words(self, taxonomy: str) -> Mapping[str, tuple[str, str]]:
        kinds = {kind: (kind, f"Support of the kind: {kind}.") for kind in self.kinds}
        return {KIND: kinds, OPEN_TO: _OPEN_TO, REFERRER: _REFERRERS}[taxonomy]

    def _attribute(self, entry: ServiceEntry, taxonomy: str, code: str) -> Record:
        term = self._term(taxonomy, code)
        return filled(
            id=self.identity.of("attribute", entry.id, taxonomy, code),
            link_id=self.identity.of("service", entry.id),
            link_type=taxonomy,
            link_entity="service",
            taxonomy_term_id=term["id"],
            taxonomy_term=term,
        )
