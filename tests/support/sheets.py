"""Which rules of a style sheet a page in a browser uses."""

from collections.abc import Collection
from typing import Final

from playwright.sync_api import Page

_RULES: Final = """(name) => {
  const rules = [];
  const collect = (list) => [...list].forEach((rule) => {
    if (rule.selectorText) rules.push(...rule.selectorText.split(/,(?![^(]*\\))/));
    if (rule.cssRules) collect(rule.cssRules);
  });
  [...document.styleSheets].filter((sheet) => (sheet.href ?? "").endsWith(name))
    .forEach((sheet) => collect(sheet.cssRules));
  return rules.map((rule) => rule.trim());
}"""
_USED: Final = """(rules) => rules.filter((rule) => {
  const still = rule.replace(/:(hover|focus-visible|focus)|::[a-z-]+|\\[(open|hidden)\\]/g, "");
  return document.querySelector(still || "*");
})"""


def rules_of(page: Page, name: str) -> list[str]:
    """Return the selectors of the sheets whose address ends so, each by itself."""
    return list(page.evaluate(_RULES, name))


def used(page: Page, rules: Collection[str]) -> set[str]:
    """Return which of the rules have something to apply to, in whatever state it is."""
    return set(page.evaluate(_USED, sorted(rules)))
