"""The desk's pages on which a referral is keyed in."""

from collections.abc import Sequence
from typing import Final

from intake.cases.channel import KEYED, SPOKEN, Channel
from intake.forms.definition import Form
from intake.rendering.desk_account import Account
from intake.rendering.form_pages import Place, Screen
from intake.rendering.templating import render

CHANNELS: Final = {
    Channel.WEB: "Through the site",
    Channel.TELEPHONE: "By telephone",
    Channel.PAPER: "On paper",
    Channel.IN_PERSON: "In person",
}


def choose_form_screen(forms: Sequence[Form], account: Account) -> Screen:
    """Return the forms, each with the ways by which somebody may have asked."""
    title = "Key in a referral"
    ways = [(channel, CHANNELS[channel]) for channel in KEYED]
    content = render("desk/key_in.html", title=title, forms=forms, ways=ways, account=account)
    return Screen(title, content)


def place_of(channel: Channel, account: Account, field: str) -> Place:
    """Return where a form is keyed in; `field` says that the statements were read aloud."""
    aloud = render("desk/read_aloud.html", spoken=channel in SPOKEN, field=field)
    return Place(f"/key-in/{channel}", (("token", account.form_token),), aloud)


def keyed_screen(screen: Screen, form: Form, channel: Channel, account: Account) -> Screen:
    """Return a screen of a form with what the desk adds around it."""
    content = render(
        "desk/keyed_page.html",
        form=form,
        way=CHANNELS[channel],
        spoken=channel in SPOKEN,
        content=screen.content,
        account=account,
    )
    return Screen(screen.title, content)


def stored_screen(form: Form, case_id: str, reference: str, account: Account) -> Screen:
    """Return the page that says it is stored, and what to tell the person."""
    title = "The referral is stored"
    content = render(
        "desk/keyed_in.html",
        title=title,
        form=form,
        case_id=case_id,
        reference=reference,
        account=account,
    )
    return Screen(title, content)
