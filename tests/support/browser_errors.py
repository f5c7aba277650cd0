"""What a page of a form says is wrong, and where it leads."""

from typing import Final

from playwright.sync_api import Error, Page

_PATIENCE: Final = 3000
"""Milliseconds until the focus must have come, on a machine that is busy with other things."""

READ: Final = """() => {
  const main = document.querySelector("main"), form = main.querySelector("form[method=post]");
  const typed = "textarea, select, input:not([type=radio], [type=checkbox], [type=hidden])";
  const links = [...main.querySelectorAll(".error-summary a")].map((link) => {
    const id = decodeURIComponent(link.hash.slice(1)), field = document.getElementById(id);
    const words = document.getElementById(`${id}-error`);
    const own = field?.matches(typed);
    const told = own ? field : field?.closest("fieldset");
    const near = words?.closest(".question");
    return {
      field: id,
      words: link.textContent,
      leads: Boolean(form.contains(field) && field.type !== "hidden" && field.checkVisibility()),
      beside: Boolean(near?.contains(field) && words.checkVisibility()
        && words.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING
        && words.textContent === `Error: ${link.textContent}`),
      tied: (told?.getAttribute("aria-describedby") ?? "").split(" ").includes(`${id}-error`),
      marked: !own || field.getAttribute("aria-invalid") === "true",
    };
  });
  const kept = {};
  for (const [name, value] of new FormData(form)) if (value) (kept[name] ??= []).push(value);
  return {
    title: document.title,
    first: main.querySelector("h1, h2, p, a, input, button, .error-summary")?.className,
    lines: [...main.querySelectorAll(".error-summary li")].map((line) => line.textContent),
    links,
    kept,
    marks: [...form.querySelectorAll("[aria-invalid]")].map((one) => one.id),
    messages: [...form.querySelectorAll(".error-message")].map((one) => one.id),
  };
}"""
"""Returns what the page says is wrong, where it says so, and what its fields hold."""

LANDED: Final = """(id) => {
  const at = document.activeElement, box = at.getBoundingClientRect();
  return at.id === id && box.top >= 0 && Math.min(box.bottom, box.top + 48) <= innerHeight;
}"""
"""Tells whether the focus is on a field, and the field in sight."""


def summary_is_focused(page: Page) -> bool:
    """Wait a moment for the summary to take the focus: browsers give it when they first draw."""
    try:
        page.locator(".error-summary:focus").wait_for(timeout=_PATIENCE)
    except Error:
        return False
    return True


def lands(page: Page, field: str) -> bool:
    """Follow the summary's link to a field as a keyboard does."""
    page.locator(f'.error-summary a[href="#{field}"]').first.focus()
    page.keyboard.press("Enter")
    return bool(page.evaluate(LANDED, field))
