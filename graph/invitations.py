"""Invitations into a circle: to a contact, or to any mail address with the same answer for each."""

from dataclasses import asdict, dataclass, replace

from graph import changes, circles, entries, outbox, receipts, turns, unasked
from graph.bounds import DAY, NO_END, address
from graph.circles import Circle, Cursor
from graph.refusals import InvalidInput, KeyReused, OnlyOrganisers, TooManyRequests, refuses
from graph.store import Store, Transaction, new_id

OPEN_DAYS = 30
A_DAY = 20
VERB = "invitations.invite"


@dataclass(frozen=True, slots=True)
class Draft:
    """One of `person`, a contact, and `email`."""

    circle: str
    person: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class Invitation:
    """As its inviter may see it, open until its date; `person` or the `email` they typed; in UTC ms."""

    id: str
    person: str | None
    email: str | None
    at: int
    until: int


@dataclass(frozen=True, slots=True)
class Inviter:
    """The viewer, and whoever has the address they wrote to."""

    own: str
    name: str
    person: str | None


@dataclass(frozen=True, slots=True)
class Guest:
    email: str
    apart: bool
    joined: bool
    tied: bool


async def mine(
    store: Store, viewer: str, circle: str, before: Cursor, first: int, now: int
) -> list[Invitation]:
    """Into one circle, newest first; nobody sees those of others, which tell whom they know."""
    return await store.all(
        Invitation,
        "invitations/mine",
        viewer=viewer,
        circle=circle,
        at=before[0],
        id=before[1],
        first=first,
        now=now,
    )


async def of(store: Store, viewer: str, ids: list[str], now: int) -> list[Invitation]:
    return await store.all(Invitation, "invitations/of", viewer=viewer, ids=ids, now=now)


async def standing(store: Store, viewer: str, ids: list[str], now: int) -> set[str]:
    """Those of the viewer's, sent or received, that open a circle still."""
    found = await store.rows("invitations/standing", viewer=viewer, ids=ids, now=now)
    return {str(row["id"]) for row in found}


@refuses(InvalidInput)
async def withdraw(store: Store, viewer: str, invitation: str, now: int) -> None:
    """Opens the circle to them no more; withdrawing it again changes nothing."""

    async def work(tx: Transaction) -> None:
        await turns.take(tx, viewer, {viewer}, new_id())
        found = await tx.rows("invitations/withdraw", viewer=viewer, invitation=invitation, now=now)
        if not found:
            raise InvalidInput("invitation_id", "We cannot find this invitation.")
        await changes.note(tx, what="circle", of=found[0]["circle"], now=now)

    await store.write(work)


@refuses(InvalidInput, OnlyOrganisers, TooManyRequests, KeyReused)
async def invite(
    store: Store, viewer: str, draft: Draft, now: int, key: str | None = None
) -> Circle:
    """Members invite into open circles, organisers into all of theirs."""
    draft, id = _bounded(draft), new_id()

    async def work(tx: Transaction) -> Circle:
        await turns.take(tx, viewer, {viewer}, new_id())
        if not await receipts.replay(tx, viewer, VERB, key, asdict(draft)):
            await _invite(tx, viewer, draft, id, now)
            await receipts.keep(tx, viewer, VERB, key, asdict(draft), id, now)
        return await circles.found(tx, viewer, draft.circle, now)

    return await store.write(work)


def _bounded(draft: Draft) -> Draft:
    if (draft.person is None) == (draft.email is None):
        raise InvalidInput("person_id", "Choose a contact, or write a mail address.")
    return draft if draft.email is None else replace(draft, email=address("email", draft.email))


async def _invite(tx: Transaction, viewer: str, draft: Draft, id: str, now: int) -> None:
    standing = await entries.standing(tx, viewer, draft.circle, now)
    entries.may_invite(standing)
    email = draft.email or ""
    (inviter,) = await tx.all(Inviter, "invitations/inviter", viewer=viewer, email=email)
    person = draft.person or inviter.person or ""
    if person == viewer:
        raise InvalidInput("email" if draft.email else "person_id", "You are here already.")
    guest = await tx.one(
        Guest, "invitations/guest", viewer=viewer, person=person, circle=draft.circle
    )
    if draft.email is None and (guest is None or not guest.tied):
        raise InvalidInput("person_id", "Choose one of your contacts.")
    to = draft.email or person
    if await tx.rows("invitations/renew", viewer=viewer, circle=draft.circle, key=to, now=now):
        return
    await _within_limit(tx, viewer, now)
    if draft.email:
        await unasked.within_limit(tx, viewer, now)
    reached = guest is None or not (guest.apart or guest.joined)
    await tx.run(
        "invitations/invite",
        viewer=viewer,
        circle=draft.circle,
        invitation=_invitation(draft, id, to, now, silent=not reached),
        person=person if reached else "",
    )
    email = email or (guest.email if guest else "")
    about = {
        "invitation": id,
        "circle": draft.circle,
        "circle_name": standing.circle_name,
        "name": standing.name,
        "by": viewer,
    }
    due = now if reached else NO_END
    await outbox.put(tx, kind="invitation", to=email, about=about, now=now, due=due)


def _invitation(draft: Draft, id: str, to: str, now: int, *, silent: bool) -> dict[str, object]:
    until = now + OPEN_DAYS * DAY
    return {"id": id, "key": to, "email": draft.email, "at": now, "until": until, "silent": silent}


async def _within_limit(tx: Transaction, viewer: str, now: int) -> None:
    """The day is the last 24 hours; invitations that reach nobody count as well."""
    sent = await tx.rows("invitations/since", viewer=viewer, since=now - DAY)
    if len(sent) >= A_DAY:
        until = int(sent[-A_DAY]["at"]) + DAY
        raise TooManyRequests(
            f"You can invite {A_DAY} people a day. Go on when this day is over.", until
        )


async def arrive(tx: Transaction, person: str, now: int) -> None:
    """Hands a person who signs in what was sent to their address; it may have crossed their joining."""
    await tx.run("invitations/arrive", viewer=person, now=now)
