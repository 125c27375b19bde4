"""What was reported in the world, and what came of it."""

from graph import cases, decisions, moderators, mutes, reports
from graph.decisions import Action
from graph.reported import Kind
from graph.reports import Draft
from tests.schema.world import YESTERDAY, World, secret
from tests.stage import NEWEST


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
