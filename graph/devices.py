"""Devices: an app without a browser of its own shows a code, which a member types on a page of Weft."""

from dataclasses import dataclass
from enum import StrEnum

from graph import grants, keys, proofs
from graph.grants import Grant
from graph.proofs import Proof
from graph.refusals import NoLongerOpen, ProveItAgain, refuses
from graph.store import Store, Transaction, new_id

LIVES = 600_000
INTERVAL = 5_000


class State(StrEnum):
    WAITING = "WAITING"
    ALLOWED = "ALLOWED"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True)
class Device:
    """`id` and `typed` are digests, of the device's code and of the one a member types; in UTC ms."""

    id: str
    typed: str
    app: str
    scopes: list[str]
    until: int
    state: str = State.WAITING
    asked: int = 0
    interval: int = INTERVAL


async def begin(store: Store, device: Device) -> None:
    await store.write(
        lambda tx: tx.run(
            "devices/begin",
            id=device.id,
            typed=device.typed,
            app=device.app,
            scopes=device.scopes,
            until=device.until,
            interval=device.interval,
        )
    )


async def waiting(store: Store, viewer: str, typed: str, now: int) -> Device | None:
    """What a code somebody typed stands for, while it waits for them."""
    return await store.one(Device, "devices/waiting", viewer=viewer, typed=typed, now=now)


@refuses(NoLongerOpen, ProveItAgain)
async def answer(
    store: Store, viewer: str, typed: str, grant: Grant | None, proof: Proof | None, now: int
) -> None:
    """The grant, or None for a no, which needs no proof; the first answer is the one that counts."""
    held, turn = proofs.given(proof, now) if grant else None, new_id()

    async def work(tx: Transaction) -> None:
        await tx.run("devices/take_turn", viewer=viewer, typed=typed, turn=turn)
        device = await tx.one(Device, "devices/waiting", viewer=viewer, typed=typed, now=now)
        if device is None:
            raise NoLongerOpen()
        state = State.ALLOWED if grant else State.REFUSED
        await tx.run("devices/answer", viewer=viewer, typed=typed, state=state)
        if grant and held:
            await proofs.hold(tx, viewer, held, turn)
            await grants.give(tx, viewer, grant, now)
            await keys.put_device(tx, grant.id, device.id, device.until)

    await store.write(work)


async def poll(store: Store, id: str, now: int) -> tuple[Device, bool] | None:
    """The device, and whether it asks too often: then it has to wait five seconds longer each time."""
    turn = new_id()

    async def work(tx: Transaction) -> tuple[Device, bool] | None:
        device = await tx.one(Device, "devices/poll", id=id, turn=turn)
        if device is None:
            return None
        hasty = now - device.asked < device.interval
        await tx.run("devices/heard", id=id, now=now, interval=device.interval + INTERVAL * hasty)
        return device, hasty

    return await store.write(work)


async def sweep(store: Store, now: int) -> None:
    await store.write(lambda tx: tx.run("devices/sweep", now=now))
