"""Reads content/finder.yml."""

from collections.abc import Mapping

from intake.content.mistakes import ContentMistakes
from intake.content.section import Section
from intake.directory.finder import Answer, End, Finder, Question, Suggestion
from intake.directory.finder_checks import mistakes_in, strayed


def read_finder(data: object, audiences: Mapping[str, str]) -> Finder:
    """Make a finder of its compiled file; `audiences` says of each service who may use it.

    Raises ContentMistakes with all that is wrong in the file.
    """
    top = Section.whole(data)
    finder = Finder(
        title=top.text("title"),
        description=top.text("description"),
        menu=top.number("menu"),
        menu_label=top.text("menu_label"),
        drawing=top.text("drawing"),
        body=top.text("body", ""),
        end_title=top.text("end_title"),
        questions=tuple(_question(each) for each in top.sections("questions", required=True)),
        ends=tuple(_end(each) for each in top.sections("ends", required=True)),
    )
    top.mistakes += mistakes_in(finder, audiences)
    top.finish()
    if wrong := list(strayed(finder, audiences)):
        raise ContentMistakes(wrong)
    return finder


def _question(entry: Section) -> Question:
    question = Question(
        id=entry.text("id"),
        title=entry.text("title"),
        body=entry.text("body", ""),
        answers=tuple(_answer(each) for each in entry.sections("answers", required=True)),
    )
    entry.close()
    return question


def _answer(entry: Section) -> Answer:
    answer = Answer(
        id=entry.text("id"),
        label=entry.text("label"),
        hint=entry.text("hint", ""),
        audience=entry.text("audience", ""),
        to=entry.text("to"),
    )
    entry.close()
    return answer


def _end(entry: Section) -> End:
    services = entry.sections("services", required=True)
    end = End(entry.text("id"), entry.text("body", ""), tuple(map(_suggestion, services)))
    entry.close()
    return end


def _suggestion(entry: Section) -> Suggestion:
    suggestion = Suggestion(entry.text("service"), entry.text("reason"))
    entry.close()
    return suggestion
