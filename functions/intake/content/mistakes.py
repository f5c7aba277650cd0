"""What is wrong in a content file, and where."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """One thing to put right, and where: `pages > about you > questions > name`."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class ContentMistakes(Exception):
    """Raised by the readers of content files, with every mistake of the file."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes
