"""What in people's own words looks like spam, in points (`intake.forms.spam` adds them up).

Languages and alphabets count for nothing, nor do words about money: people come to mediation with
debts, loans and fraud, in every language.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

INNER_CAPITALS: Final = 3
"""Capitals within words, one in ten characters or more, from which words are random letters."""
FIELDS_ALIKE: Final = 3
"""Fields with the same text from which it is no slip."""
PHRASE: Final = 20
"""Characters from which a text is more than a name, so that being the same says something."""

_LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>\[\]\"']{3,}"
    r"|(?<![\w@.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})?"
    r"\.(?:com|net|org|info|biz|ru|xyz|top|shop|online|site)(?![\w@-]|\.\w)(?:/\S*)?",
    re.IGNORECASE,
)
_MARKUP: Final = re.compile(r"\[/?(?:url|link|img)\b|<(?:a|img|script|h1|iframe)\b", re.IGNORECASE)
_INNER_CAPITAL: Final = re.compile(r"[a-z][A-Z]")
_ADVERT: Final = re.compile(
    r"\b(?:seo|search engines?|back-?links?|guest posts?|digital marketing|web (?:design|traffic)"
    r"|targeted (?:visitors|traffic)|page of results|your (?:competitors|customers|industry)"
    r"|free (?:audit|quote|spins|trial)|price list|best price|buy now|money back|opt out"
    r"|unsubscribe|casino|jackpot|viagra|replicas?)\b",
    re.IGNORECASE,
)


def links(written: str) -> int:
    """Return 6 for markup, 3 for any link, and 5 or 6 when a quarter of all is one or several."""
    if _MARKUP.search(written):
        return 6
    found = _LINK.findall(written)
    stuffed = 4 * sum(map(len, found)) > len(written)
    return 3 * (len(found) > 0) + 2 * stuffed + (stuffed and len(found) > 1)


def jumble(written: str) -> int:
    """Return 3 when capitals stand within words as in random letters, and as in few names."""
    words = _LINK.sub(" ", written)
    inner = len(_INNER_CAPITAL.findall(words))
    return 3 * (inner >= INNER_CAPITALS and inner * 10 >= len(words))


def advert(written: str) -> int:
    """Return 5 for one of the phrases that sell websites and bets, 6 for several."""
    found = {each.casefold() for each in _ADVERT.findall(written)}
    return 5 * (len(found) > 0) + (len(found) > 1)


def repeats(texts: Sequence[str], trap: str) -> int:
    """Return 4 when one text stands in several fields, or a phrase in the one to stay empty too.

    A password manager repeats a name there, but no whole phrase.
    """
    counted = Counter(text.casefold() for text in texts)
    in_trap = len(trap) >= PHRASE and trap.casefold() in counted
    return 4 * (in_trap or max(counted.values(), default=0) >= FIELDS_ALIKE)


def phrase(texts: Sequence[str]) -> str:
    """Return the letters of the longest text, to be compared with others; empty when short."""
    longest = max(texts, key=len, default="")
    return "".join(filter(str.isalpha, longest.casefold())) if len(longest) >= PHRASE else ""
