"""Questions to a page in a browser, asked in the page itself."""

from typing import Any, Final

ASK_AXE: Final = """(look) => axe.run({resultTypes: ["violations"], preload: false, ...look}).then(
  (found) => found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]))"""
"""Returns each broken rule with the elements that break it; axe must be in the page.

Without fetching its style sheets and media anew: of axe's rules one that is experimental, and
asleep, looks at the former, and one that never finds more than something to review at the latter.
"""

# the rule about the size of what is pressed is asleep unless woken
LOOKS: Final[dict[str, dict[str, Any]]] = {
    "light": {"rules": {"target-size": {"enabled": True}}},
    "dark": {"runOnly": ["cat.color"]},
}
"""What to ask axe: the dark scheme changes colours and nothing else."""

BESIDE: Final = (
    "() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
)
"""Returns how many CSS pixels lie beside the window."""

SMALL: Final = """() => [
    ...document.querySelectorAll("a, button, input, select, textarea, summary")
  ].filter((one) => one.type !== "hidden" && one.offsetParent && !one.closest("[aria-hidden]"))
  .filter((one) => getComputedStyle(one).display !== "inline")
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.right > 0 && (box.width < 24 || box.height < 24))
  .map(([one, box]) => `${one.outerHTML} ${box.width} x ${box.height}`)"""
"""Returns what is too small to press, in CSS pixels.

Links within a sentence are as high as its lines: WCAG 2.2, 2.5.8 excepts them.
"""
