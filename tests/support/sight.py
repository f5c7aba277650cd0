"""What somebody without script sees of a form's page: fields, choices, buttons, answers."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_EMPTY = frozenset({"input", "br", "hr", "meta", "link", "img"})
_CHOOSING = ("radio", "checkbox")
_LISTENED = ("label", "h2", "dt", "dd", "option")


@dataclass(frozen=True)
class Option:
    """A choice; `id` is that of its field, to which dependent fields point."""

    value: str
    id: str


@dataclass
class Control:
    """A field, or all radios or checkboxes of one name; `under`: ids of choices it hangs on."""

    name: str
    kind: str
    id: str
    under: tuple[frozenset[str], ...]
    options: list[Option] = field(default_factory=list)
    is_number: bool = False

    @property
    def is_chooser(self) -> bool:
        return bool(self.options)


@dataclass(frozen=True)
class Row:
    """An answer on check-your-answers."""

    page: str
    label: str
    words: tuple[str, ...]


@dataclass
class Sight:
    """A page as it is understood by reading it; `carried` travels on without being seen."""

    action: str = ""
    carried: list[tuple[str, str]] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, html: str) -> "Sight":
        reader = _Reader(cls())
        reader.feed(html)
        return reader.seen

    @property
    def may_continue(self) -> bool:
        """Whether a button leads on; an exit page has none."""
        return "" in self.buttons

    def control(self, name: str) -> Control | None:
        return next((each for each in self.controls if each.name == name), None)


class _Reader(HTMLParser):
    """Reads the one form whose method is post; error links stand before it."""

    def __init__(self, seen: Sight) -> None:
        super().__init__()
        self.seen = seen
        self._open: list[tuple[str, frozenset[str], bool]] = []
        self._unseen = 0
        """How many of the open elements are hidden from whoever listens."""
        self._in_form = False
        self._in_summary = False
        self._words: list[str] | None = None
        self._for = ""
        self._link = ""
        self._said: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.seen.ids.add(given.get("id", ""))
        if tag not in _EMPTY:
            shown_by = frozenset(given.get("data-shown-by", "").split())
            unseen = given.get("aria-hidden") == "true"
            self._open.append((tag, shown_by, unseen))
            self._unseen += unseen
        if tag == "form":
            self._in_form, self._in_summary = given.get("method") == "post", False
            self.seen.action = given["action"] if self._in_form else self.seen.action
        if "error-summary" in given.get("class", "").split():
            self._in_summary = True
        if tag == "a" and self._in_summary:
            self._link, self._words = given["href"].removeprefix("#"), []
        hidden = given.get("type") == "hidden" or self._unseen > 0
        if tag == "input" and hidden and self._in_form:
            self.seen.carried.append((given["name"], given["value"]))
        elif self._in_form and not hidden:
            self._start_in_form(tag, given)

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            closed, _, unseen = self._open.pop()
            self._unseen -= unseen
            if closed == tag:
                break
        if tag == "a" and self._link:
            self.seen.errors[self._link] = self._taken()
            self._link = ""
        if tag == "form":
            self._in_form = False
        if self._in_form and tag in _LISTENED and self._words is not None:
            self._heard(tag, self._taken())

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data.replace("\n", " "))

    def _start_in_form(self, tag: str, given: dict[str, str]) -> None:
        if tag in _LISTENED:
            self._words, self._for = [], given.get("for", "")
        if tag in ("br", "p") and self._words:
            self._words.append("\n")
        if tag == "option" and given["value"]:
            self.seen.controls[-1].options.append(Option(given["value"], given["id"]))
        if tag == "input" and given.get("type") in _CHOOSING:
            self._choice(given)
        elif tag in ("input", "textarea", "select"):
            kind = given.get("type", tag)
            control = Control(given["name"], kind, given["id"], self._under())
            control.is_number = given.get("inputmode") == "numeric"
            self.seen.controls.append(control)
        if tag == "button":
            self._button(given)

    def _choice(self, given: dict[str, str]) -> None:
        control = self.seen.control(given["name"])
        if control is None:
            control = Control(given["name"], given["type"], given["id"], self._under())
            self.seen.controls.append(control)
        control.options.append(Option(given["value"], given["id"]))

    def _button(self, given: dict[str, str]) -> None:
        go = given.get("value", "")
        self.seen.buttons.append(go)
        if go.startswith("change:") and self._said:
            label, words = self._said[-2:]
            self.seen.rows.append(Row(go.removeprefix("change:"), label[0], words))
        if self._words is not None:
            self._words = None

    def _heard(self, tag: str, words: str) -> None:
        if tag in ("dt", "dd"):
            self._said.append(tuple(words.split("\n")))
        if tag == "label":
            self.seen.labels[self._for] = words

    def _under(self) -> tuple[frozenset[str], ...]:
        return tuple(ids for _, ids, _ in self._open if ids)

    def _taken(self) -> str:
        words, self._words = "".join(self._words or []), None
        return "\n".join(" ".join(line.split()) for line in words.strip().split("\n"))
