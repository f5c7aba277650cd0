from intake.rendering.service_words import cost, facts, provision
from tests.support.services import FOR_STAFF, a_service


def test_provider_and_audience_come_first() -> None:
    assert [(fact.label, fact.words) for fact in provision(a_service(**FOR_STAFF))] == [
        ("Provided by", ("The Works, through Calm Minds",)),
        ("Open to", ("Only staff of the Works",)),
    ]


def test_facts_that_are_not_known_are_left_out() -> None:
    assert [fact.label for fact in facts(a_service())] == ["Who it is for", "It can help when"]


def test_facts_that_are_known_are_shown() -> None:
    entry = a_service(
        who_may_ask=["yourself", "manager"],
        voluntary=True,
        confidential="Yes.",
        cost="Free.",
        area="Rye",
    )
    assert {fact.label: fact.words for fact in facts(entry)} == {
        "Who it is for": ("People who want to talk",),
        "It can help when": ("you are stuck", "you fell out"),
        "Who can ask": ("You, or your manager on your behalf",),
        "Voluntary": ("Yes. Nobody has to take part.",),
        "Confidential": ("Yes.",),
        "Cost": ("Free.",),
        "Area": ("Rye",),
    }


def test_cost_in_a_table_is_never_empty() -> None:
    assert (cost(a_service()), cost(a_service(cost="Free."))) == ("Not known yet", "Free.")
