"""How it went, and thanks: the outcome, the credit of helper and introducer, and its end."""

from graph import changes, introductions, ledger, logged_helps, outbox, thanks, ties
from graph.bounds import line, prose
from graph.introductions import MET, TABLE, Introduction, Move, Part, State, true_state
from graph.logged_helps import LoggedHelp
from graph.refusals import InvalidInput, NotYourTurn, TooEarly, refuses
from graph.store import Store, Transaction, new_id


@refuses(InvalidInput, TooEarly, NotYourTurn)
async def record(
    store: Store, viewer: str, introduction_id: str, helped: bool, note: str, now: int
) -> Introduction:
    """Either of the two records it once; helped is an immutable entry of the ledger."""
    said = prose("note", note, 600, least=0)
    move = Move.HELPED if helped else Move.NOT_HELPED
    turn, favour = new_id(), new_id()

    async def work(tx: Transaction) -> Introduction:
        introduction = await _mine(tx, viewer, introduction_id, turn)
        state = _next(introduction, move, now)
        if state is None:
            return introduction
        await tx.run(
            "favours/record", viewer=viewer, id=introduction_id, state=state, note=said, now=now
        )
        if helped:
            await tx.run(
                "favours/credit", viewer=viewer, id=introduction_id, favour=favour, now=now
            )
            await ledger.post(tx, viewer, favour, now)
        await _tell(tx, viewer, introduction, "outcome", now)
        return (await introductions.told(tx, viewer, [introduction_id]))[0]

    return await store.write(work)


@refuses(InvalidInput, TooEarly, NotYourTurn)
async def thank(
    store: Store, viewer: str, introduction_id: str, text: str, public: bool, now: int
) -> Introduction:
    return await _close(store, viewer, introduction_id, line("text", text, 300), public, now)


@refuses(InvalidInput, TooEarly, NotYourTurn)
async def skip_thanks(store: Store, viewer: str, introduction_id: str, now: int) -> Introduction:
    return await _close(store, viewer, introduction_id, "", False, now)


async def _close(
    store: Store, viewer: str, introduction_id: str, text: str, public: bool, now: int
) -> Introduction:
    turn, fresh = new_id(), new_id()

    async def work(tx: Transaction) -> Introduction:
        introduction = await _mine(tx, viewer, introduction_id, turn)
        state = _next(introduction, Move.THANK, now)
        if state is None:
            _kept(text, introduction.thanks)
            return introduction
        if text and await _taken_back(tx, viewer, introduction_id, turn):
            raise NotYourTurn()
        said = {"id": introduction_id, "state": state, "text": text, "public": public, "now": now}
        rows = await tx.rows("favours/thank", viewer=viewer, **said)
        if text and public:
            for row in rows:
                await thanks.say(tx, viewer, row["favour"], fresh, text, public, now)
        if text:
            await _tell(tx, viewer, introduction, "thanks", now)
        return (await introductions.told(tx, viewer, [introduction_id]))[0]

    return await store.write(work)


async def _taken_back(tx: Transaction, viewer: str, id: str, turn: str) -> bool:
    """Whether its helper said since that it was none; no thanks are said for that."""
    rows = await tx.rows("favours/taken_back", viewer=viewer, id=id, turn=turn)
    return any(row["taken_back"] for row in rows)


@refuses(InvalidInput, TooEarly, NotYourTurn)
async def thank_for_help(
    store: Store, viewer: str, help_id: str, text: str, public: bool, now: int
) -> LoggedHelp:
    """For a help without a post: owed by who was helped from the moment both say that it was so."""
    return await _close_help(store, viewer, help_id, line("text", text, 300), public, now)


@refuses(InvalidInput, TooEarly, NotYourTurn)
async def skip_thanks_for_help(store: Store, viewer: str, help_id: str, now: int) -> LoggedHelp:
    return await _close_help(store, viewer, help_id, "", False, now)


async def _close_help(
    store: Store, viewer: str, id: str, text: str, public: bool, now: int
) -> LoggedHelp:
    turn, fresh = new_id(), new_id()

    async def work(tx: Transaction) -> None:
        help = await _owed(tx, viewer, id, turn, now)
        if help.state == "CONFIRMED":
            await tx.run("favours/thank_for_help", viewer=viewer, id=id)
            if text:
                # Its favour has the id of what was logged.
                await thanks.say(tx, viewer, id, fresh, text, public, now)
                await _tell_helper(tx, viewer, id, now)
                await ties.touch(tx, viewer, help.other, now)
            await changes.note(tx, "thanks", id, now)

    await store.write(work)
    # Read after it: the embedded store may show a part of what another one just wrote.
    help = (await logged_helps.of(store, viewer, [id], now))[0]
    _kept(text, help.thanks)
    return help


def _kept(text: str, kept: str) -> None:
    """Words that come after a skip or after others would be lost: whoever says them is told so."""
    if text and text != kept:
        raise NotYourTurn()


async def _owed(tx: Transaction, viewer: str, id: str, turn: str, now: int) -> LoggedHelp:
    """What the viewer owes thanks for, or has seen to already."""
    await tx.run("favours/take_turn", viewer=viewer, id=id, turn=turn)
    found = await logged_helps.told(tx, viewer, [id], now)
    if not found:
        raise InvalidInput("help_id", logged_helps.UNKNOWN)
    if found[0].state == "OPEN":
        raise TooEarly("That comes later: first both of you have to say that it was so.")
    if found[0].given or found[0].state == "TAKEN_BACK":
        raise NotYourTurn()
    return found[0]


async def _tell_helper(tx: Transaction, viewer: str, id: str, now: int) -> None:
    for row in await tx.rows("favours/addressee", viewer=viewer, id=id):
        about = {"name": row["name"], "by": viewer}
        await outbox.put(tx, kind="help_thanked", to=row["email"], about=about, now=now)


async def _mine(tx: Transaction, viewer: str, id: str, turn: str) -> Introduction:
    await tx.run("introductions/take_turn", viewer=viewer, id=id, turn=turn)
    introduction = await introductions.one(tx, viewer, id)
    if introduction.part == Part.INTRODUCER:
        raise InvalidInput("introduction_id", introductions.UNKNOWN)
    return introduction


def _next(introduction: Introduction, move: Move, now: int) -> State | None:
    """The state the move leads to, None where it was made before; else a refusal."""
    state = true_state(introduction, now)
    after = TABLE.get((state, Part(introduction.part), move))
    if after:
        return after
    if state not in MET:
        raise TooEarly()
    if move in _done(state):
        return None
    raise TooEarly() if move is Move.THANK and state is State.INTRODUCED else NotYourTurn()


def _done(state: State) -> frozenset[Move]:
    return {
        State.HELPED: frozenset({Move.HELPED}),
        State.NOT_HELPED: frozenset({Move.NOT_HELPED}),
        State.THANKED: frozenset({Move.HELPED, Move.THANK}),
    }.get(state, frozenset())


async def _tell(
    tx: Transaction, viewer: str, introduction: Introduction, kind: str, now: int
) -> None:
    for part in Part:
        if part != introduction.part:
            await introductions.tell(tx, viewer, introduction.id, part, kind, now)
    await introductions.touch(tx, viewer, introduction.id, now)
    await changes.note(tx, kind, introduction.id, now)
