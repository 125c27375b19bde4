"""A6: after signing out, a revocation, a block, a withdrawal or leaving nothing is late: 0 in 500 moves."""

import contextlib
import random
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from auth import bearer
from graph import apps, asks, connecting, keys, messages, notices, standing
from graph.bounds import DAY
from graph.introductions import Introduction
from graph.notices import Change, Pace
from graph.store import Store, new_id
from schema import ids
from tests import size
from tests.proving import proof_of
from tests.server.conftest import Place, ask, listening
from tests.server.test_app_live import Stream, let_in, stream
from tests.server.test_house import carrying
from tests.stage import SECRET, Stage, asking, introduced, requested
from tests.town import NOW

MOVES = size.of(14, 500)
MOVE = ("sign_out", "elsewhere", "token", "app", "block", "leave", "withdraw")
LISTS = ("tieRequests", "introductions")
SCOPES = ["contacts:read", "introductions:read", "people:read", "today:read"]
CREATE = """mutation { createToken(input: {name: "A script", expiresAt: "2027-06-01T00:00:00Z",
  scopes: ["contacts:read", "introductions:read", "today:read"]}) {
  ... on TokenCreated { token personalToken { id } } } }"""
READ = """query ($id: ID!) { node(id: $id) { id } tieRequests(first: 9) { nodes { id } }
  introductions(first: 9) { nodes { id note } } contacts(first: 9) { nodes { id } } }"""
CONTACTS = """query ($after: String) { contacts(first: 1, after: $after) {
  nodes { id } pageInfo { endCursor } } }"""
THREAD = """query ($id: ID!, $after: String) { node(id: $id) { ... on Introduction {
  messages(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } } } }"""


@dataclass
class Move:
    """One community on a server; Ada and Cleo have met and are writing to each other."""

    server: Place
    url: str
    store: Store
    chance: random.Random
    stage: Stage
    begun: Introduction
    # Whether mail is collected, or comes at once.
    daily: bool
    late: list[str] = field(default_factory=list[str])

    async def signed_in(self, person: str) -> dict[str, str]:
        return await let_in(self.server, person)

    async def do(self, held: dict[str, str], name: str, **input: Any) -> None:
        kind = name[0].upper() + name[1:]
        told = f"{name}(input: $input) {{ __typename ... on Refusal {{ message }} }}"
        query = f"mutation ($input: {kind}!) {{ {told} }}"
        answer = await self.ask(held, query, input=input)
        assert "message" not in answer["data"][name], answer

    async def ask(self, held: dict[str, str], query: str, **variables: Any) -> Any:
        async with self.server.client(**held) as client:
            return await ask(client, query, **variables)

    async def write(self, writer: str) -> None:
        draft = messages.Draft(self.begun.id, "Hello")
        await messages.send(self.store, writer, draft, self.server.clock())

    async def want(self, by: str, person: str) -> None:
        """A request for a tie."""
        draft = connecting.Draft(person, None, "We are in one circle.", "PROFESSIONAL", True)
        await connecting.connect(self.store, by, draft, self.server.clock())

    def heard(self, what: str, wrong: object) -> None:
        self.late += [what] * bool(wrong)

    # What somebody holds to be let in by.

    async def sign_out(self) -> None:
        held = await self.signed_in(self.stage.cast.ada)
        async with self.opened(held), self.server.client(**held) as client:
            assert (await client.post("/auth/sign-out", json={})).status_code == 204

    async def elsewhere(self) -> None:
        held, own = [await self.signed_in(self.stage.cast.ada) for _ in range(2)]
        async with self.opened(held):
            await self.do(own, "endSessions")

    async def token(self) -> None:
        own = await self.signed_in(self.stage.cast.ada)
        made = (await self.ask(own, CREATE))["data"]["createToken"]
        async with self.opened(carrying(made["token"])):
            everything = self.chance.random() < 0.3
            if everything:
                await self.do(own, "endSessions", programs=True)
            else:
                await self.do(own, "revokeToken", tokenId=made["personalToken"]["id"])

    async def app(self) -> None:
        """Disconnected by whom it acts for, or taken away by whoever made it."""
        cast, now = self.stage.cast, self.server.clock()
        draft = apps.Draft("Almanac", redirects=("https://app.example.org/back",))
        app = await apps.register(self.store, cast.sam, draft, "", now)
        code, held = new_id(), bearer.new_token("access")
        back = app.redirects[0]
        grant = app.grant(SCOPES)
        proof = await proof_of(self.store, cast.ada, now)
        await keys.let_in(self.store, cast.ada, grant, code, back, "", proof, now)
        renewal = bearer.digest(bearer.new_token("refresh"))
        used = keys.Use(code, app.id, SCOPES, bearer.digest(held), renewal, forgiving=False)
        assert await keys.use(self.store, used, now)
        async with self.opened(carrying(held)):
            if self.chance.random() < 0.5:
                own = await self.signed_in(cast.ada)
                await self.do(own, "disconnectApp", appId=ids.encode("ConnectedApp", app.id))
            else:
                own = await self.signed_in(cast.sam)
                await self.do(own, "removeApp", appId=ids.encode("App", app.id))

    @contextlib.asynccontextmanager
    async def opened(self, held: dict[str, str]) -> AsyncGenerator[None]:
        """Read by Ada under what is taken from her within."""
        page = (await self.ask(held, CONTACTS))["data"]["contacts"]
        id = ids.encode("Introduction", self.begun.id)
        assert (await self.ask(held, READ, id=id))["data"]["node"]
        async with stream(self.url, held) as listener:
            assert (await listener.next())[0] == "next"
            yield
            # Something to tell of, if anybody listened still.
            await self.write(self.stage.cast.cleo)
            self.heard("stream", await listener.next() != ("complete", None))
        after = {"after": page["pageInfo"]["endCursor"]}
        for what, query, given in (("read", READ, {"id": id}), ("page", CONTACTS, after)):
            self.heard(what, (await self.ask(held, query, **given)).get("data"))

    # What somebody may see of somebody else.

    async def block(self) -> None:
        cast = self.stage.cast
        own = await self.signed_in(cast.ada)
        async with self.between(own) as listener:
            await self.do(own, "block", personId=ids.encode("Person", cast.cleo))
            await self.write(cast.cleo)
            await self.silent(listener)

    async def leave(self) -> None:
        cast = self.stage.cast
        theirs = await self.signed_in(cast.cleo)
        async with self.between(await self.signed_in(cast.ada)) as listener:
            await self.do(theirs, "deleteAccount", personId=ids.encode("Person", cast.cleo))
            self.heard("read", (await self.ask(theirs, CONTACTS)).get("data"))
            await self.silent(listener)

    @contextlib.asynccontextmanager
    async def between(self, held: dict[str, str]) -> AsyncGenerator[Stream]:
        """Letters wait for Ada, of whom Cleo is taken away within."""
        cast, id = self.stage.cast, ids.encode("Introduction", self.begun.id)
        await self.unsent(cast.ada)
        for _ in range(3):
            await self.write(cast.cleo)
        await self.want(cast.cleo, cast.ada)
        page = (await self.ask(held, THREAD, id=id))["data"]["node"]["messages"]
        assert page["nodes"]
        (request,) = (await self.ask(held, READ, id=id))["data"]["tieRequests"]["nodes"]
        await self.collected()
        async with stream(self.url, held) as listener:
            await listener.next()
            yield listener
        after = {"id": id, "after": page["pageInfo"]["endCursor"]}
        self.heard("page", (await self.ask(held, THREAD, **after))["data"]["node"])
        read = (await self.ask(held, READ, id=id))["data"]
        shown = {one["id"] for what in LISTS for one in read[what]["nodes"]}
        self.heard("read", read["node"] or {id, request["id"]} & shown)
        # Sam asks for a tie as well, and is told of.
        texts = [str(one.get_content()) for one in await self.mailed(cast.ada)]
        hers = [word for text in texts for word in ("Cleo", "/inbox", "(2)") if word in text]
        self.heard("mail", hers or len(texts) != 1)

    async def silent(self, listener: Stream) -> None:
        """Until all is told that there is, the thread is spoken of once: that it is gone."""
        ada, clock = self.stage.cast.ada, self.server.clock
        await self.want(self.stage.cast.sam, ada)
        last, mentioned, cursor = await standing.of(self.store, ada, clock()), 0, ""
        while cursor != standing.cursor(last):
            name, event = await listener.next()
            assert name == "next"
            told = event["data"]["changes"]
            cursor = told["cursor"]
            mentioned += ids.encode("Introduction", self.begun.id) in str(told["things"])
        self.heard("stream", mentioned > 1)

    async def unsent(self, person: str) -> None:
        """All earlier mail is out of the way; what comes now comes at once, or is collected."""
        pace = Pace.DAILY if self.daily else Pace.INSTANT
        await notices.change(self.store, person, Change(requests=pace, messages=pace))
        await self.mailed(person, days=1)
        self.server.letters.clear()
        self.server.clock.at = NOW

    async def collected(self) -> None:
        """A letter that comes at once lies in the outbox still."""
        if self.daily:
            await self.server.mail_to("")

    async def mailed(self, person: str, days: int = 3) -> list[EmailMessage]:
        await self.server.mail_to("")
        self.server.clock.at += days * DAY
        return await self.server.mail_to(f"{person}@example.org")

    async def withdraw(self) -> None:
        """An ask under way: whoever was to introduce is not asked any more."""
        stage = await asking(self.store)
        found = await asks.matches(self.store, stage.cast.ada, stage.ask.id, SECRET, 1, NOW)
        between = found[0].introducer
        await self.unsent(between)
        await requested(self.store, stage)
        await self.collected()
        own = await self.signed_in(stage.cast.ada)
        await self.do(own, "withdrawAsk", askId=ids.encode("Ask", stage.ask.id))
        query = (
            "{ badges { answers } introductions(first: 9, waitingForMe: true) { nodes { id } } }"
        )
        read = (await self.ask(await self.signed_in(between), query))["data"]
        self.heard("read", read["badges"]["answers"] or read["introductions"]["nodes"])
        self.heard("mail", await self.mailed(between))


async def test_a6_nothing_is_late_anywhere(server: Place, store: Store) -> None:
    chance, late = random.Random(6), list[tuple[int, str, str]]()
    async with listening(server) as url:
        for n in range(MOVES):
            server.clock.at, kind = NOW, MOVE[n % len(MOVE)]
            stage = await asking(store)
            begun = await introduced(store, stage)
            daily = bool(n // len(MOVE) % 2)
            move = Move(server, url, store, chance, stage, begun, daily)
            await getattr(move, kind)()
            late += [(n, kind, what) for what in move.late]
    assert late == []
