"""Worlds that differ in one secret: whoever must not know it reads the same in each."""

import pytest

from graph.decisions import Action
from graph.store import Store
from tests.schema import boxes
from tests.schema.handing import given, logged
from tests.schema.mailing import crossed, invited, mailed, requested, writing
from tests.schema.scene import Scene
from tests.schema.silencing import (
    asking,
    away,
    closed,
    gone,
    muted,
    reported,
    resting,
    suspended,
    unlent,
    unsuggested,
)
from tests.schema.twins import (
    Twins,
    answered,
    asked,
    beside,
    blocked,
    coldly,
    directly,
    keeping,
    knowing,
    named,
    nothing,
    offered,
    paused,
    read_alike,
    then,
    tied,
    together,
    wanted,
)
from tests.server.conftest import Place

YES, NO, LATER = ("fen", "YES"), ("fen", "NO"), ("fen", "NOT_NOW")
QUIET = (answered(), answered(NO), answered(LATER), answered(YES))
SAID = (answered(YES), answered(YES, ("cleo", "NO")), answered(YES, ("cleo", "NOT_NOW")))
AWAY = (
    paused("cleo", open=False),
    paused("cleo", capacity=0),
    paused("cleo", terms=3),
    asking(resting("cleo")),
    asking(unsuggested("cleo")),
)
FULL = tuple(
    directly(act) for act in (paused("gil"), paused("gil", open=False), asking(resting("gil")))
)
INSIDE = tuple(
    beside("kim", "cleo", act)
    for act in (asked("CIRCLE"), offered(("ada", "YES"), audience="CIRCLE"))
)
ADDRESS = (mailed("zoe"), mailed("somebody"), mailed("somebody", "NO"), mailed("somebody", "BLOCK"))
AGAIN = (
    mailed("zoe", again=True),
    mailed("somebody", "NO", True),
    mailed("somebody", "BLOCK", True),
)
REROUTED = (answered(YES), answered(("fen", "YES", "dora")))
LEFT_BY_FEN = tuple(gone("fen", act) for act in REROUTED)
CHOSEN = tuple(knowing("gil", "dora", act) for act in REROUTED)
# Nobody else gives, so that there is no other pair to bring together.
ALONE = answered(dora={"capacity": 0})
REACHED, BOTH = then(ALONE, YES), together(nothing)
OF_ONE, OF_THE_OTHER = (
    (BOTH, then(BOTH, (who, "NO")), then(BOTH, (who, "NOT_NOW"))) for who in ("cleo", "dora")
)
LEFT = (ALONE, then(ALONE, ("ada", "fen")))
GONE = (REACHED, then(away("cleo", ALONE), YES))
WRITTEN = writing("ada", "cleo")
ASKED, TURNED_DOWN, ACCEPTED = (
    (requested(answer), requested(answer, True)) for answer in (None, False, True)
)
GIVEN = given("ada", "fen")
LOGGED, CONFIRMED = (
    tuple(logged("ada", "fen", blocked, confirmed) for blocked in (False, True))
    for confirmed in (False, True)
)
DECIDED = (reported("sam", "cleo", Action.NOTHING), reported("sam", "cleo", Action.WARN))
REPORTED = (nothing, reported("sam", "cleo"), DECIDED[0])
OVER_OLGA = (nothing, reported("sam", "olga"))
ASKING, ANSWERING = asked("EXTENDED"), answered()
MUTED = (ASKING, *(muted(who, "ada", ASKING) for who in ("fen", "cleo")))
MUTED_ASKED = (ANSWERING, muted("fen", "ada", ANSWERING), muted("fen", "cleo", ANSWERING))
CLEO, FEN = (
    tuple(asking(act(one)) for act in (closed, suspended, resting, unlent))
    for one in ("cleo", "fen")
)
ADA = (suspended("ada"), suspended("ada", ASKING))
# A circle-mate without a tie is not met any more, as if they had left.
MATES = ("members", "memberCount", "circles")

TWINS = (
    Twins("a tie", "ada fen cleo olga zoe", (nothing, tied("sam", "kim", False))),
    Twins("a tie of two contacts", "ada zoe sam", (nothing, tied("gil", "kim", False))),
    Twins("a tie in use", "ada fen cleo olga zoe", (nothing, tied("sam", "kim", True))),
    Twins("an ask", "sam olga zoe yan", (nothing, ASKING)),
    Twins("an ask among contacts", "cleo dora sam olga zoe", (nothing, asked("CONTACTS"))),
    Twins("an ask in the circle", "kim sam zoe yan", (nothing, asked("CIRCLE"))),
    Twins("a no, a delay and silence", "ada kim gil sam olga zoe yan", QUIET),
    Twins("the helper's no", "ada fen kim gil sam olga zoe", SAID),
    Twins("the helper's no, to the asker", "ada", (*QUIET, *SAID)),
    Twins("another helper", "ada kim gil sam", REROUTED),
    Twins("another helper of a contact in between who has left", "ada kim gil sam", LEFT_BY_FEN),
    Twins("another helper, to another contact in between", "ada gil", CHOSEN),
    Twins("a request", "cleo gil sam", (ASKING, answered(), answered(NO))),
    Twins("an offer", "gil kim sam yan", (ASKING, offered())),
    Twins("an offer in the circle, to a contact outside", "kim", INSIDE),
    Twins("an offer, to the contact in between", "fen", (ASKING, offered())),
    Twins("the asker's no", "cleo fen kim", (offered(), offered(("ada", "NO")))),
    Twins("a block while the contact in between is awaited", "fen", LEFT),
    Twins("a block before their yes", "fen", (then(ALONE, YES), then(ALONE, ("ada", "fen"), YES))),
    Twins("a block before their no", "fen", (then(ALONE, NO), then(ALONE, ("ada", "fen"), NO))),
    Twins("a block while the helper is awaited", "cleo", (REACHED, then(REACHED, ("ada", "fen")))),
    Twins(
        "a block of the helper who is awaited",
        "cleo",
        (REACHED, then(REACHED, ("ada", "cleo"))),
        MATES,
    ),
    Twins("an offer of whoever is asked for", "fen", (ALONE, then(ALONE, ("cleo",)))),
    Twins("a no or not now of one of two", "dora fen", OF_ONE),
    Twins("a no or not now of the other of two", "cleo fen", OF_THE_OTHER),
    Twins("a block between two and a third", "cleo dora", (BOTH, then(BOTH, ("fen", "dora")))),
    Twins("a yes to a helper who is away", "ada fen kim", GONE),
    Twins("a block", "kim fen sam cleo", (nothing, blocked("ada", "kim"))),
    Twins("a block of the contact in between", "fen cleo sam", (nothing, blocked("ada", "fen"))),
    Twins("mail before a block", "cleo", (WRITTEN, then(WRITTEN, ("ada", "cleo"))), MATES),
    Twins("a gift before a block", "fen", (GIVEN, then(GIVEN, ("ada", "fen")))),
    Twins("a logged help before a block", "fen", LOGGED),
    Twins("a logged help confirmed after a block", "fen", CONFIRMED),
    Twins("a request before a block", "sam", ASKED, MATES),
    Twins("a request turned down after a block", "sam", TURNED_DOWN, MATES),
    Twins("a request accepted after a block", "sam", ACCEPTED),
    Twins("why a helper is away", "ada fen kim sam zoe yan", AWAY),
    Twins("whether a helper is away", "kim sam zoe yan", (*AWAY, paused("cleo"))),
    Twins("why a contact is silent", "ada fen kim sam", FULL),
    Twins("a path to whoever is away", "ada", (coldly(nothing), coldly(tied("fen", "sam", True)))),
    Twins("who the helper is", "ada", (named("cleo"), named("olga"))),
    Twins("whose an address is", "ada fen", ADDRESS),
    Twins("whose an address is, asked twice", "ada fen", AGAIN),
    Twins("whose an address is, both asking", "ada", (crossed("sam"), crossed("somebody"))),
    Twins("a request turned down", "ada fen cleo", (requested(None), requested(False))),
    Twins("an invitation", "olga ada", (invited(""), invited("zoe"), invited("sam"))),
    Twins(
        "two who know each other",
        "fen ada",
        (together(nothing), together(tied("cleo", "dora", True))),
    ),
    Twins("a report", "ada fen cleo dora gil kim zoe yan", REPORTED),
    Twins("a report of whoever looks after the circle", "olga ada fen cleo", OVER_OLGA),
    Twins("what came of a report", "sam ada fen gil", DECIDED),
    Twins("a mute of the asker", "ada olga dora sam kim zoe yan", MUTED),
    Twins("a mute by the contact in between", "ada cleo dora gil sam", MUTED_ASKED),
    Twins("why a helper is silent", "ada fen dora gil sam kim zoe yan", CLEO),
    Twins("why a contact in between is silent", "ada cleo dora sam zoe", FEN),
    Twins("an ask of whoever is suspended", "fen gil kim cleo dora sam zoe", ADA),
    Twins("a pause of the contact in between", "ada gil kim sam", (ALONE, resting("fen", ALONE))),
    Twins("a pause of the helper", "ada fen gil kim sam", (REACHED, resting("cleo", REACHED))),
    Twins("a pause of the asker", "fen gil kim cleo dora sam", (ASKING, resting("ada", ASKING))),
    Twins("what one keeps", "ada fen kim cleo sam zoe", (nothing, keeping("gil", nothing))),
    Twins("what one keeps to contacts", "cleo sam", (ASKING, keeping("ada", ASKING, "contacts"))),
    Twins("what an asker keeps", "fen gil kim cleo dora sam", (ASKING, keeping("ada", ASKING))),
    Twins("an entry turned down", "zoe ada", (wanted(None), wanted(False))),
)


async def test_what_is_compared_has_mail_at_once_and_collected(store: Store, server: Place) -> None:
    await ANSWERING(scene := Scene(store))
    found = (await boxes.opened(server, [scene]))[scene.people["fen"]]
    subjects = [letter.partition("\n")[0] for letter in found]
    assert subjects == [
        "Somebody asks for an introduction through you",
        "One thing is new for you on Weft",
    ]


@pytest.mark.parametrize("twins", TWINS, ids=lambda twins: twins.name)
async def test_twins_read_alike(server: Place, twins: Twins) -> None:
    await read_alike(server, twins)
