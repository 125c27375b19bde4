"""Apps: programs that may ask a member for leave to act for them; a member registers them."""

import re
from dataclasses import asdict, dataclass, replace

from graph import grants, receipts, turns
from graph.bounds import line, web
from graph.grants import Grant
from graph.refusals import InvalidInput, KeyReused, TooManyApps, refuses
from graph.store import Store, Transaction, new_id

Cursor = tuple[int, str]
VERB = "apps.register"
MOST = 20
MOST_REDIRECTS = 10
UNKNOWN = "We cannot find this app."
LONG = 400
PATH = r"(/[A-Za-z0-9._~!$&'()+,;=:@/?%-]*)"
SAFE = re.compile(rf"https://[a-z0-9.-]+(:\d{{1,5}})?{PATH}?")
# A port of one's own machine is whichever was free (RFC 8252, 7.3).
HERE = re.compile(rf"(http://(?:127\.0\.0\.1|\[::1\]|localhost))(?::\d{{1,5}})?{PATH}?")
# A private scheme is a domain one owns, backwards, so that it is nobody else's (RFC 8252, 7.1).
PRIVATE = re.compile(rf"[a-z][a-z0-9-]*(\.[a-z0-9-]+)+:{PATH}")
WRONG_REDIRECT = (
    "Use https://…, http://127.0.0.1/… for a program on one's own machine, or com.example.app:/… "
    "for an installed app; no #, no user name."
)


@dataclass(frozen=True, slots=True)
class Draft:
    name: str
    link: str = ""
    redirects: tuple[str, ...] = ()
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class App:
    """`hash` is the digest of its secret, "" for a public one; `owner` is null where it registered itself."""

    id: str
    name: str
    link: str
    redirects: list[str]
    hash: str
    at: int
    owner: str | None

    @property
    def confidential(self) -> bool:
        return bool(self.hash)

    def answers_at(self, asked: str) -> bool:
        """Exactly as registered, but for the port on one's own machine."""
        own = _portless(asked)
        return asked in self.redirects or bool(own and own in map(_portless, self.redirects))

    def grant(self, scopes: list[str], device: str = "") -> Grant:
        """What a member who agrees lets it do."""
        return Grant(new_id(), self.id, scopes, device)


# The command line of this program: public, and nobody has to register it.
WEFT = App("weft", "Weft on the command line", "", [], "", 0, None)


def _portless(address: str) -> tuple[str, ...] | None:
    found = HERE.fullmatch(address)
    return found.groups("") if found else None


async def find(store: Store, id: str) -> App | None:
    if id == WEFT.id:
        return WEFT
    return await store.one(App, "apps/find", id=id)


async def name(tx: Transaction, id: str) -> str:
    if id == WEFT.id:
        return WEFT.name
    app = await tx.one(App, "apps/find", id=id)
    return app.name if app else ""


async def mine(store: Store, viewer: str, before: Cursor, first: int) -> list[App]:
    """Those I registered, newest first."""
    at, id = before
    return await store.all(App, "apps/mine", viewer=viewer, at=at, id=id, first=first)


async def of(store: Store, viewer: str, ids: list[str]) -> list[App]:
    return await store.all(App, "apps/of", viewer=viewer, ids=ids)


@refuses(InvalidInput, KeyReused, TooManyApps)
async def register(
    store: Store, viewer: str, draft: Draft, hash: str, now: int, key: str | None = None
) -> App:
    """`hash` of a secret that is shown once, and kept for a confidential app only."""
    good = bounded(draft)
    app = _made(good, hash, viewer, now)

    async def work(tx: Transaction) -> App:
        await turns.take(tx, viewer, {viewer}, new_id())
        if effect := await receipts.replay(tx, viewer, VERB, key, asdict(draft)):
            return (await tx.all(App, "apps/of", viewer=viewer, ids=[effect]))[0]
        if (await tx.rows("apps/count", viewer=viewer))[0]["apps"] >= MOST:
            raise TooManyApps()
        given = asdict(app) | {"viewer": viewer}
        del given["owner"]
        await tx.run("apps/register", **given)
        await receipts.keep(tx, viewer, VERB, key, asdict(draft), app.id, now)
        return app

    return await store.write(work)


async def enter(store: Store, draft: Draft, hash: str, now: int) -> App:
    """An app that registers itself, where the host lets apps do so."""
    app = _made(bounded(draft), hash, None, now)
    given = asdict(app)
    del given["owner"]
    await store.write(lambda tx: tx.run("apps/enter", **given))
    return app


@refuses(InvalidInput)
async def remove(store: Store, viewer: str, id: str, now: int) -> App:
    """Whatever anybody let it do ends with it."""

    async def work(tx: Transaction) -> App:
        app = await tx.one(App, "apps/of", viewer=viewer, ids=[id])
        if app is None:
            raise InvalidInput("app_id", UNKNOWN)
        await grants.end_all(tx, viewer, id, now)
        await tx.run("apps/remove", viewer=viewer, id=id)
        return app

    return await store.write(work)


def bounded(draft: Draft) -> Draft:
    if len(draft.redirects) > MOST_REDIRECTS:
        raise InvalidInput("redirects", f"Use at most {MOST_REDIRECTS} addresses.")
    return replace(
        draft,
        name=line("name", draft.name, 60),
        link=web("link", draft.link, 0),
        redirects=tuple(dict.fromkeys(map(_redirect, draft.redirects))),
    )


def _redirect(address: str) -> str:
    """As it is written: whoever compares must not be in doubt what it says."""
    good = any(form.fullmatch(address) for form in (SAFE, HERE, PRIVATE))
    if not good or len(address) > LONG or "/../" in f"{address}/":
        raise InvalidInput("redirects", WRONG_REDIRECT)
    return address


def _made(draft: Draft, hash: str, owner: str | None, now: int) -> App:
    kept = hash if draft.confidential else ""
    return App(new_id(), draft.name, draft.link, list(draft.redirects), kept, now, owner)
