"""Forms on paper: blank ones to fill in by hand, and somebody's own answers to keep."""

import re
from collections.abc import Mapping
from typing import Final

from intake.directory.entry import ServiceEntry
from intake.directory.organisation import Organisation
from intake.directory.provider import Provider
from intake.forms.condition_words import condition_words
from intake.forms.definition import Form, Page
from intake.forms.fields import Fields
from intake.forms.questions.base import Question
from intake.rendering.templating import render

_DRAWN: Final = [
    (re.compile(pattern), box)
    for pattern, box in (
        (r'<input type="(?:radio|checkbox)"[^>]*>', '<span class="box"></span>'),
        (r"<input[^>]*>", '<span class="line"></span>'),
        (r"<textarea[^>]*>\s*</textarea>", '<span class="line line--tall"></span>'),
        (r"<option value=\"\"[^>]*>[^<]*</option>|</?select[^>]*>", ""),
        (r"<option[^>]*>([^<]*)</option>", r'<p><span class="box"></span> \1</p>'),
        (r'<p class="count"[^>]*>[^<]*</p>', ""),
        (r"<(/?)label\b", r"<\1span"),
        (r' (?:id|for|name|value|aria-describedby|data-[a-z-]+)="[^"]*"', ""),
    )
]


def blank_print(form: Form, provider: Provider | None, site: str) -> str:
    """Return a form with all its questions, conditions in words, and how to return it.

    `provider` is the one that takes the sheet, if it is one alone; `site` is the site's address.
    """
    questions = {question.id: question for question in form.questions}
    html = render(
        "forms/blank_print.html",
        form=form,
        offices=[office for office in provider.offices if office.address] if provider else [],
        telephone=provider.telephone if provider else "",
        site=site,
        only_if=_only_if(form, questions),
        choices_only_if=_choices_only_if(form, questions),
        fields=Fields(),
        errors={},
        under={},
    )
    return _on_paper(html)


def taken_by(
    form: Form, services: Mapping[str, ServiceEntry], organisation: Organisation
) -> Provider | None:
    """Return who takes a form on paper: the provider of its service, or of those it is about.

    None if those belong to several; a form of no service is the organisation's own.
    """
    chosen = (choice.service for question in form.questions for choice in question.choices)
    known = [services[each] for each in (form.service, *chosen) if each in services]
    providers = {each.provider for each in known} or {organisation.provider}
    return providers.pop() if len(providers) == 1 else None


def _only_if(form: Form, questions: Mapping[str, Question]) -> dict[str, str]:
    """Return the words of each condition by the id of its page or question."""
    conditioned: list[Page | Question] = [*form.pages, *form.questions]
    return {
        each.id: condition_words(each.show_if, questions) for each in conditioned if each.show_if
    }


def _choices_only_if(
    form: Form, questions: Mapping[str, Question]
) -> dict[str, list[tuple[str, str]]]:
    """Return by each question's id the choices that not everybody has, with when they count."""
    found = {
        question.id: [
            (choice.label, condition_words(choice.show_if, questions))
            for choice in question.choices
            if choice.show_if
        ]
        for question in form.questions
    }
    return {name: choices for name, choices in found.items() if choices}


def _on_paper(html: str) -> str:
    """Put boxes and lines in place of fields: paper needs no names, and the page gets lighter."""
    for pattern, box in _DRAWN:
        html = pattern.sub(box, html)
    return html
