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
    """What a code somebody typed stands for, while it waits for them; once it is over, no clock opens it again."""
    device = await store.one(Device, "devices/waiting", viewer=viewer, typed=typed)
    if device and device.until <= now:
        await store.write(lambda tx: tx.run("devices/lapse", id=device.id, now=now))
        return None
    return device


@refuses(NoLongerOpen, ProveItAgain)
async def answer(
    store: Store, viewer: str, typed: str, grant: Grant | None, proof: Proof | None, now: int
) -> None:
    """The grant, or None for a no, which needs no proof; the first answer is the one that counts."""
    held, turn = proofs.given(proof, now) if grant else None, new_id()

    async def work(tx: Transaction) -> bool:
        await tx.run("devices/take_turn", viewer=viewer, typed=typed, turn=turn)
        device = await tx.one(Device, "devices/waiting", viewer=viewer, typed=typed)
        if device is None:
            raise NoLongerOpen()
        if device.until <= now:
            await tx.run("devices/lapse", id=device.id, now=now)
            return False
        state = State.ALLOWED if grant else State.REFUSED
        await tx.run("devices/answer", viewer=viewer, typed=typed, state=state)
        if grant and held:
            await proofs.hold(tx, viewer, held, turn)
            await grants.give(tx, viewer, grant, now)
            await keys.put_device(tx, grant.id, device.id, device.until)
        return True

    if not await store.write(work):
        raise NoLongerOpen()


async def poll(store: Store, id: str, now: int) -> tuple[Device, bool] | None:
    """The device, and whether it asks too often: then it has to wait five seconds longer each time."""
    turn = new_id()

    async def work(tx: Transaction) -> tuple[Device, bool] | None:
        device = await tx.one(Device, "devices/poll", id=id, turn=turn)
        if device is None:
            return None
        hasty = now - device.asked < device.interval
        interval = device.interval + INTERVAL * hasty
        # Too late is too late: the clock may be set back.
        until = device.until if now < device.until else 0
        await tx.run("devices/heard", id=id, now=now, interval=interval, until=until)
        return device, hasty

    return await store.write(work)


async def sweep(store: Store, now: int) -> None:
    await store.write(lambda tx: tx.run("devices/sweep", now=now))
