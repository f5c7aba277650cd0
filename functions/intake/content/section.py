"""Typed access to a mapping of a content file that collects every mistake."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from intake.content.mistakes import ContentMistakes, Mistake

_NO_MAPPING: Final = "write keys and values here, such as `title: Contact us`"
_NOTHING: Final[tuple[object, ...]] = (None, "", [], {})
"""What counts as not written."""


@dataclass
class Section:
    """A mapping of a content file; keys nobody asked for are mistakes once it is closed."""

    data: Any
    place: str
    mistakes: list[Mistake]
    _taken: set[str] = field(default_factory=set)

    @classmethod
    def whole(cls, data: object) -> "Section":
        """Begin with a whole file, as it was parsed; raises ContentMistakes if it is no mapping."""
        if not isinstance(data, Mapping):
            raise ContentMistakes([Mistake("", _NO_MAPPING)])
        return cls(data, "", [])

    def checked(self) -> "Section":
        """Say so when this is no mapping, and go on with an empty one, without its echoes."""
        if not isinstance(self.data, Mapping):
            self.wrong("", _NO_MAPPING)
            self.data, self.mistakes = {}, []
        return self

    def wrong(self, key: str, message: str) -> None:
        """Note a mistake at a key of this section, or at the section itself."""
        self.mistakes.append(Mistake(self._at(key), message))

    def has(self, key: str) -> bool:
        """Tell whether the key is written at all."""
        return key in self.data

    def text(self, key: str, default: str | None = None) -> str:
        """Return the words at a key; without a default they must be there."""
        value = self._take(key, default)
        if value == default:
            return default or ""
        if not _is_words(value):
            self.wrong(key, "write words here")
            return ""
        return str(value)

    def number(self, key: str, default: int | None = None) -> int:
        """Return the whole number, 1 or more, at a key; without a default it must be there."""
        value = self._take(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        if value is not None:
            self.wrong(key, "write a whole number here, 1 or more")
        return default or 0

    def flag(self, key: str) -> bool:
        """Return true or false; not written means false."""
        value = self._take(key, default=False)
        if not isinstance(value, bool):
            self.wrong(key, "write true or false here")
        return value is True

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of words; the same words twice are a mistake."""
        value = self._take(key, None if required else [])
        if value is None:
            return ()
        if not isinstance(value, list) or not all(map(_is_words, value)):
            self.wrong(key, "write a list of words here, such as [coordinator, office]")
            return ()
        words = [str(part).strip() for part in value]
        for twice in sorted({part for part in words if words.count(part) > 1}):
            self.wrong(key, f'"{twice}" stands here more than once')
        return tuple(words)

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """Return one of the allowed words; the default, or none, in place of any other."""
        value = self.text(key, default)
        if value and value not in allowed:
            self.wrong(key, f'"{value}" is not known here; it can be {", ".join(allowed)}')
            return default or ""
        return value

    def section(self, key: str) -> "Section":
        """Return the mapping at a key; an empty one when it is not written."""
        return Section(self._take(key, {}), self._at(key), self.mistakes).checked()

    def sections(self, key: str, *, required: bool = False) -> list["Section"]:
        """Return the mappings listed at a key, each placed by its id or its number."""
        value = self._take(key, None if required else [])
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong(key, "write a list here, each entry beginning with a dash")
            return []
        return [self._entry(key, at, part) for at, part in enumerate(value, 1)]

    def words(self, key: str) -> dict[str, str]:
        """Return a mapping from codes to words."""
        inner = self.section(key)
        return {name: inner.text(name) for name in inner.data}

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.data:
            if key not in self._taken:
                known = ", ".join(sorted(self._taken))
                self.wrong(key, f"this key is not known here; it can be one of: {known}")

    def finish(self) -> None:
        """Close a whole file; raises ContentMistakes if there was any mistake in it."""
        self.close()
        if self.mistakes:
            raise ContentMistakes(self.mistakes)

    def _take(self, key: str, default: object) -> object:
        self._taken.add(key)
        value = self.data.get(key)
        if isinstance(value, str):
            value = value.strip()
        if value not in _NOTHING:
            return value
        if default is None:
            self.wrong(key, "this is missing")
        return default

    def _entry(self, key: str, at: int, part: object) -> "Section":
        name = part.get("id") or part.get("value") if isinstance(part, Mapping) else None
        place = self._at(key, str(name or f"number {at}"))
        return Section(part, place, self.mistakes).checked()

    def _at(self, *keys: str) -> str:
        return " > ".join(part for part in (self.place, *keys) if part)


def _is_words(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip() != ""
