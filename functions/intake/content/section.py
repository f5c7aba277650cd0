"""Typed access to a mapping of a content file that collects every mistake."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from intake.content.mistakes import ContentMistakes, Mistake


@dataclass
class Section:
    """A mapping of a content file; keys nobody asked for are mistakes once it is closed."""

    data: Any
    place: str
    mistakes: list[Mistake]
    _taken: set[str] = field(default_factory=set)

    @classmethod
    def whole(cls, data: object) -> "Section":
        """Begin with a whole file, as it was parsed."""
        return cls(data, "", []).checked()

    def checked(self) -> "Section":
        """Say so when this is no mapping, and go on with an empty one."""
        if not isinstance(self.data, Mapping):
            self.wrong("", "write keys and values here, such as `title: Contact us`")
            self.data = {}
        return self

    def wrong(self, key: str, message: str) -> None:
        """Note a mistake at a key of this section, or at the section itself."""
        place = " > ".join(part for part in (self.place, key) if part)
        self.mistakes.append(Mistake(place, message))

    def has(self, key: str) -> bool:
        """Tell whether the key is written at all."""
        return key in self.data

    def text(self, key: str, default: str | None = None) -> str:
        """Return the words at a key; without a default they must be there."""
        value = self._take(key, default)
        if value is None:
            return default or ""
        if isinstance(value, bool | list | Mapping):
            self.wrong(key, "write words here")
            return ""
        return str(value).strip()

    def number(self, key: str, default: int | None = None) -> int:
        """Return the whole number at a key; without a default it must be there."""
        value = self._take(key, default)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if value is not None:
            self.wrong(key, "write a whole number here")
        return default or 0

    def flag(self, key: str) -> bool:
        """Return true or false; not written means false."""
        value = self._take(key, default=False)
        if not isinstance(value, bool):
            self.wrong(key, "write true or false here")
        return value is True

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of words."""
        value = self._take(key, None if required else [])
        if not isinstance(value, list) or any(isinstance(part, list | Mapping) for part in value):
            if value is not None:
                self.wrong(key, "write a list of words here, such as [coordinator, office]")
            return ()
        return tuple(str(part) for part in value)

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """Return one of the allowed words."""
        value = self.text(key, default)
        if value and value not in allowed:
            self.wrong(key, f'"{value}" is not known here; it can be {", ".join(allowed)}')
            return default or allowed[0]
        return value

    def section(self, key: str, *, required: bool = False) -> "Section":
        """Return the mapping at a key; an empty one when it is not written."""
        value = self._take(key, None if required else {})
        place = f"{self.place} > {key}" if self.place else key
        return Section({} if value is None else value, place, self.mistakes).checked()

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
        return {name: inner.text(name) for name in map(str, inner.data)}

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.data:
            if key not in self._taken:
                known = ", ".join(sorted(self._taken))
                self.wrong(str(key), f"this key is not known here; it can be one of: {known}")

    def finish(self) -> None:
        """Close a whole file; raises ContentMistakes if there was any mistake in it."""
        self.close()
        if self.mistakes:
            raise ContentMistakes(self.mistakes)

    def _take(self, key: str, default: object) -> object:
        self._taken.add(key)
        value = self.data.get(key, default)
        if value is None or (value == "" and default is None):
            if default is None:
                self.wrong(key, "this is missing")
            return default
        return value

    def _entry(self, key: str, at: int, part: object) -> "Section":
        name = part.get("id") or part.get("value") if isinstance(part, Mapping) else None
        place = " > ".join(p for p in (self.place, key, str(name or f"number {at}")) if p)
        return Section(part, place, self.mistakes).checked()
