"""Whom OpenID providers know: each identity opens its person's account, and never one it was not tied to."""

from dataclasses import dataclass
from typing import Literal

from graph import additions, codes, outbox, proofs, sessions
from graph.proofs import Proof, demand
from graph.refusals import InvalidInput, ProveItAgain, refuses
from graph.store import Store, Transaction, new_id

Cursor = tuple[int, str]
MOST = 20
UNKNOWN = "This is not connected any more."


@dataclass(frozen=True, slots=True)
class Claim:
    """Whom a provider says it is; only a `verified` address makes an account, and none links one."""

    issuer: str
    subject: str
    provider: str
    email: str
    verified: bool

    @property
    def key(self) -> str:
        """No issuer has a space in it."""
        return f"{self.issuer} {self.subject}"

    @property
    def name(self) -> str:
        """As its holder would say it; not every provider tells an address."""
        return f"{self.provider}, {self.email}" if self.email else self.provider


@dataclass(frozen=True, slots=True)
class Identity:
    """As its holder sees it; `used` (UTC ms) is 0 before its first use."""

    id: str
    provider: str
    email: str
    added: int
    used: int


async def mine(store: Store, viewer: str, before: Cursor, first: int) -> list[Identity]:
    return await store.all(
        Identity, "identities/mine", viewer=viewer, at=before[0], id=before[1], first=first
    )


async def sign_in(
    store: Store, claim: Claim, session: str, before: str | None, device: str, now: int
) -> bool:
    """Whether it opens an account, or makes one; False where its holder has to sign in by code first."""
    key, turn, fresh, id = new_id(), new_id(), new_id(), new_id()

    async def work(tx: Transaction) -> bool:
        person = (
            await _used(tx, claim, turn, now)
            or await _newcomer(tx, claim, fresh, id, device, now)
            # In another window the same newcomer may have been quicker.
            or await _used(tx, claim, turn, now)
        )
        if person is None:
            return False
        await sessions.begin(tx, person, session, key, before, device, now)
        return True

    async with codes.gate(claim.key):
        return await store.write(work)


async def _used(tx: Transaction, claim: Claim, turn: str, now: int) -> str | None:
    rows = await tx.rows("identities/use", key=claim.key, turn=turn, now=now)
    return rows[0]["person"] if rows else None


async def _newcomer(
    tx: Transaction, claim: Claim, fresh: str, id: str, device: str, now: int
) -> str | None:
    """Nobody where the address is not proved, or somebody has, left or may take back an account there."""
    if not claim.verified or await tx.rows("identities/known", key=claim.key):
        return None
    if (await tx.rows("identities/taken", email=claim.email, now=now))[0]["taken"]:
        return None
    if await sessions.join(tx, claim.email, fresh, now) != fresh:
        return None
    await _add(tx, fresh, claim, id, device, now, used=now)
    await sessions.arrive(tx, fresh, now)
    return fresh


@refuses(ProveItAgain)
async def link(
    store: Store, viewer: str, claim: Claim, proof: Proof | None, device: str, now: int
) -> Literal["linked", "taken", "enough"]:
    """Ties it to the viewer unless it opens an account already; a letter tells them."""
    held, turn, id = proofs.given(proof, now), new_id(), new_id()

    async def work(tx: Transaction) -> Literal["linked", "taken", "enough"]:
        await proofs.hold(tx, viewer, held, turn)
        if known := await tx.rows("identities/known", key=claim.key):
            return "linked" if known[0]["person"] == viewer else "taken"
        if (await tx.rows("identities/count", viewer=viewer))[0]["held"] >= MOST:
            return "enough"
        await _add(tx, viewer, claim, id, device, now, used=0)
        return "linked"

    return await store.write(work)


@refuses(InvalidInput, ProveItAgain)
async def remove(store: Store, viewer: str, id: str, proved: int | None, now: int) -> None:
    """The mail code stays as a way in; a letter tells them."""
    demand(proved, now)

    async def work(tx: Transaction) -> None:
        rows = await tx.rows("identities/remove", viewer=viewer, id=id)
        if not rows:
            raise InvalidInput("identity_id", UNKNOWN)
        about = {"provider": rows[0]["provider"]}
        await outbox.put(tx, "identity_removed", rows[0]["to"], about, now)

    await store.write(work)


async def _add(
    tx: Transaction, viewer: str, claim: Claim, id: str, device: str, now: int, used: int
) -> None:
    held = {
        "id": id,
        "key": claim.key,
        "issuer": claim.issuer,
        "subject": claim.subject,
        "provider": claim.provider,
        "email": claim.email,
    }
    await tx.run("identities/add", viewer=viewer, **held, now=now, used=used)
    what = {"provider": claim.provider, "name": claim.name}
    await additions.tell(tx, "identity_linked", viewer, what, device, now)
