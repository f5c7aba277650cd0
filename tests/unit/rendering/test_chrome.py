import pytest

from intake.rendering.chrome import Chrome

CHROME = Chrome("<title>%%TITLE%% - Example</title><main>%%CONTENT%%</main>")


def test_holes_are_filled() -> None:
    page = CHROME.page(title="Write to us", content="<h1>Write to us</h1>")
    assert page == "<title>Write to us - Example</title><main><h1>Write to us</h1></main>"


def test_title_is_plain_text() -> None:
    page = CHROME.page(title="</title><b> & \"'", content="")
    assert "<title>&lt;/title&gt;&lt;b&gt; &amp; &#34;&#39; - Example</title>" in page


@pytest.mark.parametrize("typed", ["%%TITLE%%", "%%CONTENT%%", "%%CONTENT%% %%TITLE%%"])
def test_hole_in_the_content_is_no_hole(typed: str) -> None:
    page = CHROME.page(title="Write", content=f"<p>{typed}</p>")
    assert page == f"<title>Write - Example</title><main><p>{typed}</p></main>"


@pytest.mark.parametrize("html", ["<main></main>", "%%CONTENT%% %%CONTENT%%"])
def test_chrome_has_one_hole_for_the_content(html: str) -> None:
    with pytest.raises(ValueError, match="unpack"):
        Chrome(html).page(title="", content="")
