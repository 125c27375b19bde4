"""To addresses without an account: how much leaves whatever is tried, and the link that ends it for ever."""

from collections import defaultdict
from email.message import EmailMessage
from itertools import pairwise
from random import Random

import pytest

from auth import mail_link
from graph import closings, connecting, departures, erasure, invitations, unasked
from graph.bounds import DAY
from graph.refusals import TooManyRequests
from graph.store import Store, new_id
from tests import size
from tests.server.conftest import SECRET, Place, new_address
from tests.stage import NEWEST
from tests.town import Town

BODY = "List-Unsubscribe=One-Click"
FORM = {"content-type": "application/x-www-form-urlencoded"}


def request(email: str) -> connecting.Draft:
    return connecting.Draft(None, email, "We sat side by side.", "PROFESSIONAL", True)


async def write(server: Place, sender: str, circle: str, email: str) -> bool:
    """Whether one more was allowed to the sender."""
    store, now = server.house.store, server.clock.at
    try:
        if circle:
            await invitations.invite(store, sender, invitations.Draft(circle, None, email), now)
        else:
            await connecting.connect(store, sender, request(email), now)
    except TooManyRequests:
        return False
    return True


async def senders(store: Store, many: int) -> list[tuple[str, str]]:
    """People, each with a circle of their own."""
    town = Town()
    found = town.people(*(f"Ada{n}" for n in range(many)))
    circles = [town.circle(one) for one in found]
    await town.build(store)
    return list(zip(found, circles, strict=True))


def off(letter: EmailMessage) -> str:
    assert letter["List-Unsubscribe-Post"] == BODY
    link = str(letter["List-Unsubscribe"])[1:-1]
    assert link in str(letter.get_content())
    return link


async def test_whatever_is_tried_no_address_is_written_to_too_often(
    server: Place, store: Store
) -> None:
    accounts, tries = size.of(6, 100), size.of(200, 10_000)
    chance, people = Random(accounts), await senders(store, accounts)
    addresses = [new_address() for _ in range(accounts * 4)]
    opted = set(addresses[:accounts])
    for address in opted:
        await unasked.turn_off(store, mail_link.address(SECRET, address))
    told: defaultdict[str, list[int]] = defaultdict(list)
    wrote: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(tries):
        server.clock.at += 70 * DAY // tries
        sender, circle = chance.choice(people)
        await write(server, sender, chance.choice(("", circle)), chance.choice(addresses))
        for letter in await left(server, addresses) if at % (tries // 200) == 0 else ():
            told[letter["To"]].append(server.clock.at)
            wrote[str(letter["Subject"]).split()[0]].append(server.clock.at)
    assert not opted & told.keys() and len(told) == len(addresses) - len(opted)
    assert all(later - at >= 30 * DAY for one in told.values() for at, later in pairwise(one))
    assert all(one[at + 10] - one[at] >= 7 * DAY for one in wrote.values() for at in tens(one))


async def left(server: Place, addresses: list[str]) -> list[EmailMessage]:
    """What goes out now, but for what other tests left behind."""
    server.letters.clear()
    await server.mail_to("")
    return [letter for letter in server.letters if letter["To"] in addresses]


def tens(moments: list[int]) -> range:
    return range(max(0, len(moments) - 10))


async def test_the_link_in_a_mail_is_for_ever_and_for_every_sender(
    server: Place, store: Store
) -> None:
    (ada, _), (ben, circle) = await senders(store, 2)
    email = new_address()
    await write(server, ada, "", email)
    (letter,) = await server.mail_to(email)
    link = off(letter)
    for method in ("GET", "HEAD", "OPTIONS"):
        await server.client().request(method, link)
    server.clock.at += 31 * DAY
    await write(server, ben, circle, email)
    assert len(await server.mail_to(email)) == 2
    answer = await server.client().post(link, content=BODY, headers=FORM)
    assert answer.status_code == 204
    server.clock.at += 31 * DAY
    assert await write(server, ada, "", email) and await write(server, ben, circle, email)
    assert len(await server.mail_to(email)) == 2


async def test_an_account_takes_its_own_mail_and_leaves_the_wish_behind(
    server: Place, store: Store
) -> None:
    (ada, circle), (ben, _) = await senders(store, 2)
    email = f"{ben}@example.org"
    await unasked.turn_off(store, mail_link.address(SECRET, email))
    await write(server, ada, circle, email)
    (letter,) = await server.mail_to(email)
    assert "/mail-off/requests-" in off(letter)
    await departures.leave(store, ben, ben, server.clock.at, server.clock.at)
    server.clock.at += 30 * DAY
    await erasure.finish(store, server.clock.at)
    before = len(await server.mail_to(email))
    await write(server, ada, "", email)
    assert len(await server.mail_to(email)) == before


@pytest.mark.parametrize("part", [1, 2])
async def test_nobody_turns_off_the_address_of_another(
    server: Place, store: Store, part: int
) -> None:
    ((ada, _),) = await senders(store, 1)
    email = new_address()
    link = mail_link.made(SECRET, unasked.KIND, mail_link.address(SECRET, email))
    words = link.split(mail_link.BETWEEN)
    words[-3 + part] = mail_link.address(SECRET, new_id())
    answer = await server.client().post(mail_link.BETWEEN.join(words), content=BODY, headers=FORM)
    assert answer.status_code == 404
    await write(server, ada, "", email)
    assert len(await server.mail_to(email)) == 1


@pytest.mark.parametrize("here", [False, True])
async def test_an_invitation_that_was_taken_back_before_its_letter_left_is_not_mailed(
    server: Place, store: Store, here: bool
) -> None:
    (ada, circle), (ben, _) = await senders(store, 2)
    email = f"{ben}@example.org" if here else new_address()
    now = server.clock.at
    await invitations.invite(store, ada, invitations.Draft(circle, None, email), now)
    (sent,) = await invitations.mine(store, ada, circle, NEWEST, 9, now)
    await invitations.withdraw(store, ada, sent.id, now)
    assert await server.mail_to(email) == []
    ((cleo, theirs),) = await senders(store, 1)
    await invitations.invite(store, cleo, invitations.Draft(theirs, None, email), now)
    await closings.close(store, cleo, theirs, now, now)
    assert await server.mail_to(email) == []


@pytest.mark.parametrize("circle", [False, True])
async def test_nobody_hears_of_who_left_before_their_letter_did(
    server: Place, store: Store, circle: bool
) -> None:
    ((ada, own),) = await senders(store, 1)
    email = new_address()
    await write(server, ada, own if circle else "", email)
    await departures.leave(store, ada, ada, server.clock.at, server.clock.at)
    assert await server.mail_to(email) == []
