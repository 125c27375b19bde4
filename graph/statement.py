"""A Cypher statement and its home: graph/cypher/<noun>/<verb>.cypher."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, LiteralString, cast

HOME = Path(__file__).parent / "cypher"
PARAMETER = re.compile(r"\$(\w+)")
PLACE = re.compile(r"<(\w+)>")
PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

# Statements that do not start at a viewer: nobody asks them, the house does.
SYSTEM = frozenset(
    {
        "addresses/lapse",
        "addresses/lock",
        "addresses/restore",
        "addresses/sweep",
        "addresses/take_turn",
        "apps/enter",
        "apps/find",
        "backup/labels",
        "backup/nodes",
        "backup/relationships",
        "challenges/put",
        "challenges/sweep",
        "challenges/take",
        "challenges/take_turn",
        "changes/note",
        "changes/since",
        "changes/sweep",
        "codes/count",
        "codes/keep",
        "codes/spend",
        "codes/sweep",
        "codes/take_turn",
        "codes/try_turn",
        "departures/bring_back",
        "departures/keep",
        "departures/of",
        "departures/sign_in",
        "erasure/addressed",
        "erasure/below",
        "erasure/comments",
        "erasure/due",
        "erasure/edges",
        "erasure/finish",
        "erasure/lapsed",
        "erasure/ledger",
        "erasure/letters",
        "erasure/nodes",
        "erasure/quotes",
        "erasure/words",
        "exports/claim",
        "exports/live",
        "exports/sweep",
        "devices/begin",
        "devices/heard",
        "devices/lapse",
        "devices/poll",
        "devices/sweep",
        "grants/end",
        "grants/sweep",
        "identities/known",
        "identities/taken",
        "identities/use",
        "keys/find",
        "keys/put",
        "keys/repeat",
        "keys/spend",
        "keys/take_turn",
        "lapses/fade",
        "lapses/lapse",
        "lapses/remind",
        "digests/sweep",
        "links/lapse",
        "links/opened",
        "live/concerned",
        "measures/givers",
        "measures/keep_rarities",
        "measures/keep_sizes",
        "measures/keep_ties",
        "measures/rarities",
        "measures/sizes",
        "measures/ties",
        "migrations/applied",
        "migrations/constraints",
        "migrations/record",
        "mirror/all_asked",
        "mirror/all_blocks",
        "mirror/all_gives",
        "mirror/all_helps",
        "mirror/all_led",
        "mirror/all_memberships",
        "mirror/all_people",
        "mirror/all_reached",
        "mirror/asks",
        "mirror/circles",
        "mirror/concerned",
        "mirror/everybody",
        "mirror/live_asks",
        "mirror/people",
        "mirror/size",
        "mirror/ties",
        "mirror/topics",
        "moderators/appoint",
        "moderators/listed",
        "notices/reader",
        "outbox/claim",
        "outbox/done",
        "outbox/forget",
        "outbox/put",
        "outbox/renew",
        "outbox/retry",
        "passkeys/find",
        "passkeys/known",
        "readings/fall_due",
        "receipts/sweep",
        "reroutes/ended",
        "rests/over",
        "restore/clear",
        "restore/enter",
        "restore/forget",
        "restore/index",
        "restore/mark",
        "restore/marks",
        "restore/nodes",
        "restore/relationships",
        "restore/take_turn",
        "restore/unindex",
        "restore/unrecord",
        "renewals/asks_ending",
        "renewals/gives_unconfirmed",
        "renewals/intents_ending",
        "sample/aliases",
        "sample/anybody",
        "sample/asks",
        "sample/circles",
        "sample/entry_requests",
        "sample/favours",
        "sample/gifts",
        "sample/helps",
        "sample/intents",
        "sample/introductions",
        "sample/ledger",
        "sample/logged_helps",
        "sample/mark",
        "sample/members",
        "sample/mentions",
        "sample/menu_items",
        "sample/messages",
        "sample/months",
        "sample/nears",
        "sample/people",
        "sample/readings",
        "sample/settlements",
        "sample/thanks",
        "sample/tie_requests",
        "sample/ties",
        "sample/topics",
        "sample/vouches",
        "sample/watches",
        "sample/waves",
        "sample/written",
        "sessions/begin",
        "sessions/end",
        "sessions/end_all",
        "sessions/find",
        "sessions/join",
        "sessions/keep",
        "sessions/lapse",
        "sessions/see",
        "sessions/sweep",
        "suspensions/over",
        "tokens/end",
        "tokens/find",
        "tokens/lapse",
        "tokens/sweep",
        "tokens/use",
        "topics/count",
        "topics/relate",
        "topics/since",
        "topics/take_turn",
        "topics/unrelated",
        "unasked/sent",
        "unasked/sweep",
        "unasked/take_turn",
        "unasked/turn_off",
        "waves/over",
    }
)


class WrongParameters(Exception):
    """A caller gave a statement other parameters than it names."""


class WrongName(Exception):
    """A label, type or key is not a plain word."""


@dataclass(frozen=True, slots=True)
class Statement:
    name: str
    text: LiteralString
    parameters: frozenset[str]

    def checked(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """Exactly the statement's own parameters, else WrongParameters."""
        if self.parameters != parameters.keys():
            odd = sorted(self.parameters ^ parameters.keys())
            raise WrongParameters(f"{self.name}: {', '.join(odd)}")
        return parameters


@cache
def load(name: str) -> Statement:
    return written(name, (HOME / f"{name}.cypher").read_text(encoding="utf-8"))


def fitted(name: str, **names: str) -> Statement:
    """A statement for whatever labels there are: each <place> takes a plain word, else WrongName."""
    if odd := [word for word in names.values() if not PLAIN.fullmatch(word)]:
        raise WrongName(f"{name}: {odd[0]!r}")
    return written(name, PLACE.sub(lambda place: names[place[1]], load(name).text))


def written(name: str, text: str) -> Statement:
    # The only cast: statement files are part of the program, never input.
    return Statement(name, cast(LiteralString, text), frozenset(PARAMETER.findall(text)))
