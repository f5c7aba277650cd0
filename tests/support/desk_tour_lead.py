"""The lead's pages in the states they have."""

from local_stack.openid.people import CASEY, LEE, NIA
from tests.support.browser_person import AtABrowser
from tests.support.browser_referral import MYSELF
from tests.support.desk_steps import Sent, Stops, at, follow, open_case


def led(person: AtABrowser, sent: Sent) -> Stops:
    person.open_desk(as_=LEE)
    for words in ("Figures", "Leaving soon", "People", "Requests"):
        follow(person, words)
        yield words.lower(), person.page
    yield from people(person)
    yield from figures(person)
    yield from requests(person, sent)


def people(person: AtABrowser) -> Stops:
    follow(person, "People")
    follow(person, NIA.name)
    yield "somebody to let in", person.page
    person.press("Let in")
    yield "somebody to let in, with mistakes", person.page
    follow(person, "People")
    follow(person, CASEY.name)
    yield "somebody who works here", person.page


def figures(person: AtABrowser) -> Stops:
    at(person, "/reports?first=x&last=y")
    yield "figures with mistakes", person.page
    at(person, "/reports/export")
    yield "exporting", person.page
    at(person, "/reports/readings")
    yield "who read what", person.page


def requests(person: AtABrowser, sent: Sent) -> Stops:
    at(person, "/requests/notices")
    yield "notices to other parties", person.page
    open_case(person, sent.mediation)
    follow(person, "Requests about this case")
    yield "requests about a case", person.page
    follow(person, "Full name")
    yield "correcting an answer", person.page
    person.write("name", "")
    person.page.locator("main form.form button").first.click()
    person.page.wait_for_load_state()
    yield "correcting an answer, with mistakes", person.page
    follow(person, "Requests")
    person.press("Find their cases")
    yield "nobody to look for", person.page
    person.write("details", "nobody@example.org")
    person.press("Find their cases")
    yield "nobody's cases", person.page
    follow(person, "Requests")
    person.write("details", MYSELF["reach-phone"])
    person.press("Find their cases")
    yield "somebody's cases", person.page
    person.press("Erase: see first what would go")
    yield "what would be erased", person.page
    person.press("Erase this now")
    yield "what was erased", person.page
