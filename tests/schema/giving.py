"""What was given back in the world: a help written down, what it left owed, a vouch, praise."""

from graph import favours, gifts, logged_helps, mentions, months, readings, thanks, vouches
from graph.bounds import DAY
from graph.cold import Words
from graph.logged_helps import Draft
from tests.schema.world import EARLIER, YESTERDAY, World, secret


async def give_back(world: World) -> None:
    """After somebody was thanked in public."""
    people, store = world.people, world.store
    (said,) = await thanks.to(store, people["helped"], people["helped"], (2**53, "~"), 2)
    world.keep("Thanks", "thanked", said.id)
    for name, who, whom in (
        ("logged", "introducer_after", "asker"),
        ("unwanted", "introducer_after", "asker"),
        ("confirmed", "member", "asker"),
        ("appreciated", "member", "asker"),
    ):
        text, circle = secret("help", name), world.keys["Circle"]["guild"]
        draft = Draft(people[whom], who != "member", text, 1, circle)
        logged = await logged_helps.log(store, people[who], draft, EARLIER)
        world.keep("LoggedHelp", name, logged.id)
    favour, other = (world.keys["LoggedHelp"][name] for name in ("confirmed", "appreciated"))
    await logged_helps.confirm(store, people["asker"], favour, YESTERDAY)
    world.keep("Iou", "owed", favour)
    await logged_helps.confirm(store, people["asker"], other, YESTERDAY)
    word = secret("thanks", "appreciated")
    await favours.thank_for_help(store, people["member"], other, word, False, YESTERDAY)
    words = vouches.Draft(favour, secret("vouch", "vouched"))
    vouched = await vouches.vouch(store, people["member"], words, YESTERDAY)
    world.keep("Vouch", "vouched", vouched.id)
    link = f"https://{secret('present', 'praise')}example.org"
    praise = gifts.Draft(gifts.Kind.PRAISE, people["asker"], secret("gift", "praise"), link)
    given = await gifts.give(store, people["contact"], praise, YESTERDAY)
    world.keep("Gift", "praise", given.id)
    await _month(world)
    await _readings(world)


async def _month(world: World) -> None:
    """The asker agreed to be named, the contact in between was asked; next to it a draft of the month before."""
    people, store, circle = world.people, world.store, world.keys["Circle"]["guild"]
    for name, month in (("published", "2026-09"), ("draft", "2026-08")):
        drafted = await months.draft(store, people["organiser"], circle, month, YESTERDAY)
        world.keep("Month", name, drafted.id)
    for name, part in (("agreed", "asker"), ("asked", "introducer_done")):
        world.keep("Mention", name, (await _asked(world, part)).id)
    agreed, month = world.keys["Mention"]["agreed"], world.keys["Month"]["published"]
    await _agree(world, "asker")
    lines = ((agreed, secret("beside", "agreed")),)
    edited = months.Edited(month, secret("words", "published"), lines)
    await months.edit(store, people["organiser"], edited, YESTERDAY)
    await _agree(world, "asker")
    await months.publish(store, people["organiser"], month, YESTERDAY)


async def _asked(world: World, part: str) -> mentions.Mention:
    (asked,) = await mentions.mine(world.store, world.people[part], (2**53, "~"), 2)
    return asked


async def _agree(world: World, part: str) -> None:
    """To the words that stand there."""
    asked = await _asked(world, part)
    given = mentions.Answer(asked.id, True, asked.edition)
    await mentions.answer(world.store, world.people[part], given, YESTERDAY)


async def _readings(world: World) -> None:
    """The asker has helped in the guild and reads drafts there: one with a comment, one, cold, without."""
    people, store, guild = world.people, world.store, world.keys["Circle"]["guild"]
    await readings.mark(store, people["asker"], guild, True, EARLIER)
    cold = Words("I row.", "https://example.org/boat", "We talk for half an hour.")
    for name, words, at in (("commented", None, EARLIER - 4 * DAY), ("waiting", cold, YESTERDAY)):
        whom, note = (people["member"], "You row, too.") if words else (None, "")
        draft = readings.Draft(guild, secret("draft", name), note, words, whom)
        handed = await readings.hand_out(store, people["two_away"], draft, at + DAY // 2)
        world.keep("Reading", name, handed.id)
    commented, word = world.keys["Reading"]["commented"], secret("comment", "commented")
    await readings.answer(store, people["asker"], commented, word, EARLIER - 3 * DAY)
