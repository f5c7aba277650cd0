from intake.directory.status import Status
from intake.rendering.closed_links import with_closed_links

CLOSED = {"/projects/coaching/": Status("paused", alert="We are full.")}
TAG = '<span class="tag tag--paused">Not taking referrals</span>'


def marked(html: str, path: str = "/projects/") -> str:
    return with_closed_links(html, path, CLOSED)


def test_a_link_to_what_is_closed_says_so_beside_it() -> None:
    link = '<a class="button" href="coaching/">Apply</a>'
    assert marked(f"<p>{link} now.</p>") == f"<p>{link} {TAG} now.</p>"


def test_wherever_it_stands_and_whatever_part_it_leads_to() -> None:
    for href, path in (("../projects/coaching/#goal", "/fees/"), ("/projects/coaching/", "/")):
        assert TAG in marked(f'<a href="{href}">Apply</a>', path)


def test_other_links_stay_as_they_are() -> None:
    html = '<a href="../contact/">Write</a> <a href="coaching/more/">x</a> <a id="y">z</a>\n'
    assert marked(html) == html
