"""The rules of a match by hand-made numbers; the store's side is held against the definition elsewhere."""

from dataclasses import replace

from graph import matching
from graph.formula import Candidate, Give, Help, Path, Side
from tests.town import NOW

SECRET = b"a secret of tests"

PRICING = Give("give", "pricing", "Field founders", 1.0, "pricing")
FRESH = Side("FAMILIAR", NOW)
MIRA = Path("mira", "Mira", FRESH, FRESH, FRESH, available=True, led_to_help=0)
THEO = replace(MIRA, contact="theo", name="Theo")
CLEO = Candidate("cleo", (PRICING,), (9,), (), 0, (MIRA,))


def ranked(*candidates: Candidate) -> list[str]:
    return [match.helper for match in matching.rank(candidates, SECRET, "ask", NOW)]


def test_two_ordinary_paths_are_stronger_than_one_of_twice_the_weight() -> None:
    hub = replace(MIRA, near=Side("CLOSE", NOW))
    assert ranked(
        replace(CLEO, helper="a", paths=(hub,)), replace(CLEO, helper="b", paths=(MIRA, THEO))
    ) == ["b", "a"]


def test_equal_scores_are_ordered_by_id_however_they_come() -> None:
    some = [replace(CLEO, helper=id) for id in "cab"]
    assert ranked(*some) == ranked(*reversed(some)) == ["a", "b", "c"]


def test_nobody_is_matched_whose_introducers_may_not_be_asked() -> None:
    assert ranked(replace(CLEO, paths=(replace(MIRA, available=False),))) == []


def test_a_tired_introducer_still_lends_the_path_its_strength() -> None:
    tired = replace(THEO, available=False)
    alone = replace(CLEO, helper="a")
    also = replace(CLEO, helper="b", paths=(MIRA, tired))
    assert ranked(alone, also) == ["b", "a"]
    assert matching.rank([also], SECRET, "ask", NOW)[0].runner_up is None


def test_the_introducer_is_the_likeliest_yes_and_the_next_is_runner_up() -> None:
    close = replace(THEO, back=Side("CLOSE", NOW))
    [match] = matching.rank([replace(CLEO, paths=(MIRA, close))], SECRET, "ask", NOW)
    assert (match.introducer, match.runner_up) == ("theo", "mira")


def test_introductions_that_led_to_help_count_for_an_introducer() -> None:
    proven = replace(THEO, led_to_help=1)
    assert [path.contact for path in matching.ways_in([MIRA, proven], NOW)] == ["theo", "mira"]


def test_introducers_alike_are_ordered_by_id() -> None:
    assert [path.contact for path in matching.ways_in([THEO, MIRA], NOW)] == ["mira", "theo"]


def test_the_reasons_say_topic_path_and_circles_and_nothing_else() -> None:
    [match] = matching.rank([replace(CLEO, circle_sizes=(9, 30))], SECRET, "ask", NOW)
    assert [(reason.factor, reason.sentence) for reason in match.reasons] == [
        ("topic", "Gives pricing in Field founders"),
        ("path", "Mira knows someone who fits"),
        ("circles", "Shares 2 circles with you"),
    ]


def test_a_topic_that_is_only_near_says_what_it_is_near_to() -> None:
    near = replace(PRICING, topic="negotiation", fit=0.6)
    assert (
        matching.topic_reason(near).sentence
        == "Gives negotiation, close to pricing, in Field founders"
    )


def test_reasons_tell_nothing_of_load_or_of_closed_ways() -> None:
    helped = (Help(NOW, "kai", ""),)
    closed = replace(THEO, available=False)
    busy = replace(CLEO, reached=3, helps=helped, ties=99, paths=(MIRA, closed))
    [quiet], [tired] = (matching.rank([one], SECRET, "ask", NOW) for one in (CLEO, busy))
    assert quiet == tired


def test_a_match_id_depends_on_secret_ask_and_helper_and_shows_none() -> None:
    ids = {
        matching.match_id(secret, ask, helper)
        for secret in (b"a", b"b")
        for ask in ("x", "y")
        for helper in ("x", "y")
    }
    assert len(ids) == 8
    assert all(len(id) == 64 for id in ids)
