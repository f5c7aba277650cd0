"""A form's file, read into its definition with every mistake at once."""

import json
import re
from collections.abc import Callable, Mapping
from hashlib import sha256

from intake.content.section import Section
from intake.forms.checks import check_form
from intake.forms.conditions import read_show_if
from intake.forms.definition import ABOUT, CHECK_ANSWERS, OUTCOMES, YOUR_ANSWERS, Form, Page
from intake.forms.fields import DESK_OWN
from intake.forms.questions import REGISTRY
from intake.forms.questions.base import Question

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_QUESTION_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
"""Without a dash: dashes join a question's id and its parts (`reply-email`, `topic-hint`)."""


Check = Callable[[Section, Form], None]
"""Notes in a form's file what is wrong with the form that was made of it."""


def read_form(name: str, data: object, *more: Check) -> Form:
    """Make a form of its parsed or compiled file; raises ContentMistakes with all of them.

    `more` are checks that only an editor waits for; what they note is said at once with the rest.
    """
    top = Section.whole(data)
    form = Form(
        name=name,
        title=top.text("title"),
        service=top.text("service"),
        team=top.text("team"),
        urgent_team=top.text("urgent_team", ""),
        retention=_retention(top.section("retention")),
        pages=tuple(_page(each) for each in top.sections("pages", required=True)),
        before_you_start=top.text("before_you_start", ""),
        check_answers=top.text("check_answers", ""),
        declaration=top.text("declaration", ""),
        confirmation_title=top.text("confirmation_title", "We have received your message"),
        what_happens_next=top.text("what_happens_next"),
        digest=_digest(data),
    )
    silent = top.choice("contact", ("none",), "") == "none"
    if not _NAME.fullmatch(name):
        top.wrong("", "name the file with small letters, digits and dashes, such as contact.yml")
    check_form(top, form, silent=silent)
    for check in more:
        check(top, form)
    top.finish()
    return form


def _page(entry: Section) -> Page:
    leads_out = entry.flag("exit")
    page = Page(
        id=entry.text("id"),
        title=entry.text("title"),
        caption=entry.text("caption", ""),
        about=entry.choice("about", ABOUT, "person"),
        show_if=read_show_if(entry),
        exit=leads_out,
        body=entry.text("body") if leads_out else "",
        questions=_questions(entry, required=not leads_out),
        digest=_digest(entry.data)[:8],
    )
    if page.id in (CHECK_ANSWERS, YOUR_ANSWERS):
        entry.wrong("id", "a step of every form has this id; choose another")
    if page.id and not _NAME.fullmatch(page.id):
        entry.wrong("id", "use small letters, digits and dashes, such as about-you")
    entry.close()
    return page


def _questions(entry: Section, *, required: bool) -> tuple[Question, ...]:
    entries = entry.sections("questions", required=required)
    return tuple(question for each in entries if (question := _question(each)))


def _question(entry: Section) -> Question | None:
    kind = REGISTRY.get(entry.choice("type", tuple(REGISTRY)))
    if kind is None:
        return None
    question = kind.read(entry)
    if question.id and not _QUESTION_ID.fullmatch(question.id):
        entry.wrong("id", "use small letters, digits and underscores, such as your_name")
    if question.id in DESK_OWN:
        entry.wrong("id", "the desk has a field of this name; choose another")
    if question.label.endswith("*"):
        entry.wrong("label", "take the asterisk off; questions that may be left out say so")
    entry.close()
    return question


def _retention(entry: Section) -> Mapping[str, str]:
    periods = {outcome: entry.text(outcome) for outcome in OUTCOMES if entry.has(outcome)}
    for outcome, period in periods.items():
        if period and not re.fullmatch(r"[1-9][0-9]* (days?|months?|years?)", period):
            entry.wrong(outcome, "write a number and days, months or years, such as 6 months")
    if not periods:
        entry.wrong("", "say how long each outcome is kept, such as `answered: 6 months`")
    entry.close()
    return periods


def _digest(data: object) -> str:
    return sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
