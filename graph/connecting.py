"""Asking for a tie: by person, or by mail address with the same answer for every address."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from graph import changes, circles, outbox, people, receipts, tie_requests, ties, turns, unasked
from graph.bounds import DAY, NO_END, address
from graph.refusals import AlreadyTied, InvalidInput, KeyReused, TooManyRequests, refuses
from graph.store import Store, Transaction, new_id
from graph.tie_requests import Asked, TieRequest
from graph.ties import Side, Tie

OPEN_DAYS = 8
A_DAY = 20
VERB = "connecting.connect"
ITSELF = "That is you. Choose somebody else."


@dataclass(frozen=True, slots=True)
class Draft:
    """One of `person` and `email`; `circle` is the one the two have in common, if any."""

    person: str | None
    email: str | None
    reason: str
    kind: str
    allows: bool
    circle: str | None = None


@dataclass(frozen=True, slots=True)
class Connected:
    """The request that is open now; the tie instead where the other one had asked before."""

    request: TieRequest | None
    tie: Tie | None


@dataclass(frozen=True, slots=True)
class Sender:
    """The viewer, and whoever has the address they wrote to."""

    own: str
    name: str
    person: str | None


@dataclass(frozen=True, slots=True)
class Between:
    """What stands between the viewer and a person; `sent` is an open request's id, `asked` of theirs."""

    email: str
    apart: bool
    tied: bool
    sent: str | None
    declined: bool
    asked: str | None
    reason: str | None
    kind: str | None
    allows: bool | None
    left: bool

    @property
    def reachable(self) -> bool:
        return not (self.apart or self.tied or self.sent or self.declined)


@dataclass(frozen=True, slots=True)
class Sending:
    """One attempt to connect, with everything a second run of its transaction needs again."""

    viewer: str
    draft: Draft
    now: int
    id: str
    sender: Sender

    @property
    def side(self) -> Side:
        return Side(self.draft.reason, self.draft.kind, self.draft.allows)


@refuses(InvalidInput, AlreadyTied, TooManyRequests, KeyReused)
async def connect(
    store: Store, viewer: str, draft: Draft, now: int, key: str | None = None
) -> Connected:
    """Asks for a tie; where the other one has asked already, both said yes and it is made."""
    draft, id = _bounded(draft), new_id()

    async def work(tx: Transaction) -> Connected:
        email = draft.email or ""
        (sender,) = await tx.all(Sender, "connecting/sender", viewer=viewer, email=email)
        other = sender.person or viewer if draft.person is None else draft.person
        await turns.take(tx, viewer, {viewer, other}, new_id())
        if effect := await receipts.replay(tx, viewer, VERB, key, asdict(draft)):
            return await _told(tx, viewer, effect, now)
        if other == draft.person == viewer or sender.own == draft.email:
            raise InvalidInput("email" if draft.email else "person_id", ITSELF)
        sending = Sending(viewer, draft, now, id, sender)
        effect = await (_to_address(tx, sending) if draft.email else _to_person(tx, sending, other))
        await receipts.keep(tx, viewer, VERB, key, asdict(draft), effect, now)
        return await _told(tx, viewer, effect, now)

    return await store.write(work)


def _bounded(draft: Draft) -> Draft:
    if (draft.person is None) == (draft.email is None):
        raise InvalidInput("person_id", "Choose a person, or write a mail address.")
    email = None if draft.email is None else address("email", draft.email)
    return replace(draft, email=email, reason=ties.reason(draft.reason))


async def _told(tx: Transaction, viewer: str, effect: str, now: int) -> Connected:
    """The effect of a connect: the id of a request, or of a person who is a contact now."""
    requests = await tie_requests.seen(tx, viewer, [effect], now)
    return Connected(requests[0] if requests else None, await ties.told(tx, viewer, effect))


async def _to_person(tx: Transaction, sending: Sending, person: str) -> str:
    viewer, now = sending.viewer, sending.now
    await people.found(tx, viewer, person, now)
    if sending.draft.circle is not None:
        await circles.joined(tx, viewer, sending.draft.circle)
    (between,) = await _between(tx, viewer, person, now)
    if between.tied:
        raise AlreadyTied()
    if between.sent:
        return between.sent
    if between.asked:
        return await _agree(tx, sending, person, between)
    await _within_limit(tx, viewer, now)
    pair = "|".join(sorted((viewer, person)))
    await tx.run("connecting/replace", viewer=viewer, person=person, now=now)
    await _send(tx, sending, pair, person, between.email, reached=between.reachable)
    return sending.id


async def _agree(tx: Transaction, sending: Sending, person: str, between: Between) -> str:
    """They asked first: their request is answered with yes, even after an earlier no."""
    asked = Asked(
        sender=person,
        email=between.email,
        name=sending.sender.name,
        state="OPEN",
        until=0,
        reason=between.reason or "",
        kind=between.kind or "",
        allows=bool(between.allows),
        left=between.left,
    )
    await tie_requests.accept(tx, sending.viewer, asked, sending.side, sending.now)
    return person


async def _to_address(tx: Transaction, sending: Sending) -> str:
    """The same rows and the same mail for every address; what may not arrive stays undelivered."""
    viewer, now, to = sending.viewer, sending.now, sending.draft.email or ""
    if sending.draft.circle is not None:
        await circles.joined(tx, viewer, sending.draft.circle)
    pair = f"{viewer}|{to}"
    if before := await tx.rows("connecting/posted", viewer=viewer, pair=pair, now=now):
        return str(before[0]["id"])
    # Nobody has this address: the viewer stands in, for a quicker answer would tell.
    between = await _between(tx, viewer, sending.sender.person or viewer, now)
    await _within_limit(tx, viewer, now)
    await unasked.within_limit(tx, viewer, now)
    reached = all(known.reachable for known in between)
    await _send(tx, sending, pair, sending.sender.person, to, reached=reached)
    return sending.id


async def _between(tx: Transaction, viewer: str, person: str, now: int) -> list[Between]:
    return await tx.all(Between, "connecting/between", viewer=viewer, person=person, now=now)


async def _within_limit(tx: Transaction, viewer: str, now: int) -> None:
    """The day is the last 24 hours; requests that reach nobody count as well."""
    sent = await tx.rows("connecting/since", viewer=viewer, since=now - DAY)
    if len(sent) >= A_DAY:
        until = int(sent[-A_DAY]["at"]) + DAY
        raise TooManyRequests(
            f"You can send {A_DAY} requests a day. Go on when this day is over.", until
        )


async def _send(
    tx: Transaction, sending: Sending, pair: str, person: str | None, to: str, *, reached: bool
) -> None:
    viewer, draft, now = sending.viewer, sending.draft, sending.now
    await tx.run("connecting/free", viewer=viewer, pair=pair)
    await tx.run(
        "connecting/send",
        viewer=viewer,
        request=_request(sending, pair, silent=not reached),
        person=person if reached or draft.person else "",
    )
    about = {
        "request": sending.id,
        "name": sending.sender.name,
        "reason": draft.reason,
        "by": viewer,
    }
    await outbox.put(
        tx, kind="tie_request", to=to, about=about, now=now, due=now if reached else NO_END
    )
    await changes.note(tx, what="tie_request", of=person or viewer, now=now)


def _request(sending: Sending, pair: str, *, silent: bool) -> dict[str, Any]:
    draft = sending.draft
    return {
        "id": sending.id,
        "reason": draft.reason,
        "kind": draft.kind,
        "allows": draft.allows,
        "email": draft.email,
        "at": sending.now,
        "until": sending.now + OPEN_DAYS * DAY,
        "state": "DECLINED" if silent and draft.person else "OPEN",
        "silent": silent,
        "pair": pair,
    }
