"""What was reported in the world, and what came of it."""

from graph import cases, decisions, moderators, mutes, reports
from graph.decisions import Action
from graph.reported import Kind
from graph.reports import Draft
from tests.reading import rows
from tests.schema.parting import EMAIL
from tests.schema.world import YESTERDAY, World, secret
from tests.stage import NEWEST

CASE = "MATCH (:Report {id: $id})-[:OF]->(k:Case) RETURN k.id AS id"


async def keep_order(world: World) -> None:
    """A case that waits for organiser and moderator, one that was decided, and somebody who was muted."""
    store, people = world.store, world.people
    guild = world.keys["Circle"]["guild"]
    chosen, organiser = people["refuser"], people["organiser"]
    await moderators.choose(store, organiser, guild, chosen, True, YESTERDAY)
    await mutes.mute(store, people["member"], people["two_away"], YESTERDAY)
    for name, who, whom, words in (
        ("open", "member", "offerer", secret("told", "open")),
        ("decided", "helper_after", "two_away", ""),
    ):
        draft = Draft(Kind.PERSON, people[whom], "HURTFUL", words, guild)
        sent = await reports.report(store, people[who], draft, YESTERDAY)
        world.keep("Report", name, sent.id)
        (one,) = [
            case
            for case in await cases.listed(store, people["organiser"], NEWEST, 9, True)
            if case.person == people[whom]
        ]
        world.keep("Case", name, one.id)
    reasons = secret("reasons", "warned")
    warned = decisions.Draft(world.keys["Case"]["decided"], Action.WARN, reasons)
    decided = await decisions.decide(store, people["organiser"], warned, YESTERDAY)
    world.keep("Decision", "warned", decided.decisions[0])
    await _for_the_host(world)


async def _for_the_host(world: World) -> None:
    """What was written between two is in no circle's hands."""
    store, people = world.store, world.people
    (row,) = await rows(store, EMAIL, id=people["moderator"])
    assert await moderators.appoint(store, row["email"], True)
    told = secret("told", "helped")
    draft = Draft(Kind.MESSAGE, world.keys["Message"]["helped"], "SELLING", told)
    sent = await reports.report(store, people["asker"], draft, YESTERDAY)
    world.keep("Report", "helped", sent.id)
    (row,) = await rows(store, CASE, id=sent.id)
    world.keep("Case", "helped", row["id"])
