"""What lies in ledgers and on pages after the help of the past: postings, IOUs, thanks, vouches, gifts."""

from typing import Any

from graph.bounds import DAY
from graph.ious import EXCHANGE, FAVOUR
from graph.logged_helps import OPEN_DAYS
from graph.postings import COMMONS
from graph.sample.community import TERMS, Community, Row, made
from graph.sample.texts import read


def give_back(community: Community) -> None:
    """After every introduction of the past has happened."""
    giving = read("story_giving.toml")
    for row in community.rows["people"]:
        row["row"]["named_in_thanks"] = row["row"]["name"] in giving["named"]
    helps = {row["key"]: row for row in giving["help"]}
    for row in helps.values():
        _help(community, row)
    for favour in community.rows["favours"]:
        _favour(community, favour)
    for row in community.rows["introductions"]:
        _thank(community, row)
    for row in giving["vouch"]:
        _vouch(community, row, helps[row["help"]])
    for n, row in enumerate(giving["gift"]):
        _gift(community, n, row)
    for n, row in enumerate(giving["logged"]):
        _log(community, n, row)


def _help(community: Community, row: Row) -> None:
    id, at = made("help", row["key"]), community.ago(row["days"])
    ends = {"by": made("person", row["by"]), "to": made("person", row["for"])}
    terms, circle = TERMS[row["terms"]], made("circle", row["circle"])
    community.add("helps", row={"id": id, "at": at, "terms": terms, "text": row["text"]}, **ends)
    _post(community, id, ends, terms, circle, at)
    _written_down(community, row, id, ends, circle, at)
    if "settled" in row:
        _settle(community, id, ends, circle, row["settled"], at + 10 * DAY)


def _written_down(
    community: Community, row: Row, id: str, ends: dict[str, str], circle: str, at: int
) -> None:
    """By who helped, and confirmed at once; thanks are owed, said in the circle, or were skipped."""
    state = "CONFIRMED" if row.get("owed") else "THANKED"
    help = _logged(id, True, row, state, at)
    community.add("logged_helps", row=help, circle=circle, **ends)
    if "thanks" in row:
        said = {"id": made("thanks", id), "text": row["thanks"], "at": at + DAY, "hidden": False}
        both = {"helper": ends["by"], "asker": ends["to"]}
        community.add("thanks", row=said, named=[], circle=circle, favour=id, **both)


def _logged(id: str, given: bool, row: Row, state: str, at: int) -> Row:
    return {
        "id": id,
        "side": "BY" if given else "FOR",
        "text": row["text"],
        "terms": TERMS[row["terms"]],
        "state": state,
        "silent": False,
        "at": at,
        "until": at + OPEN_DAYS * DAY,
        "turn": "",
    }


def _favour(community: Community, favour: Row) -> None:
    ends = {"by": favour["helper"][0], "to": favour["asker"][0]}
    row = favour["row"]
    _post(community, row["id"], ends, row["terms"], _shared(community, *ends.values()), row["at"])


def _shared(community: Community, one: str, other: str) -> str:
    """The first circle of both, "" where there is none."""
    seats = {
        row["row"]["id"]: community.members[row["row"]["name"]].circles
        for row in _people(community)
    }
    both = [name for name in seats[one] if name in seats[other]]
    return made("circle", both[0]) if both else ""


def _people(community: Community) -> list[Row]:
    return community.rows["people"]


def _post(
    community: Community, id: str, ends: dict[str, str], terms: int, circle: str, at: int
) -> None:
    debtor = ends["to"] if terms else circle or COMMONS
    postings = _postings(id, [(ends["by"], 1), (debtor, -1)], at)
    owed = [terms] if terms in (FAVOUR, EXCHANGE) else []
    community.add("ledger", favour=id, circle=circle, postings=postings, owed=owed, at=at)


def _postings(cause: str, amounts: list[tuple[str, int]], at: int) -> list[Row]:
    return [
        {"id": f"{cause}|{n}", "account": account, "amount": amount, "at": at}
        for n, (account, amount) in enumerate(amounts, 1)
    ]


def _settle(
    community: Community, id: str, ends: dict[str, str], circle: str, how: str, at: int
) -> None:
    creditor = circle if how == "FORGIVEN" else ends["by"]
    postings = _postings(f"{id}|settled", [(ends["to"], 1), (creditor, -1)], at)
    community.add("settlements", iou=id, how=how, at=at, postings=postings)


def _thank(community: Community, row: Row) -> None:
    """Public thanks need a circle to be said in."""
    one, helper, asker = row["row"], row["helper"][0], row["asker"][0]
    circle = _shared(community, helper, asker)
    if not one["thanks"] or not circle:
        return
    favour = made("favour", one["id"])
    named = [id for id in row["introducer"] if _named(community, id)]
    thanks = {"id": made("thanks", one["id"]), "text": one["thanks"], "at": one["thanked_at"]}
    ends = {"helper": helper, "asker": asker, "circle": circle, "favour": favour}
    community.add("thanks", row=thanks | {"hidden": False}, named=named, **ends)


def _named(community: Community, id: str) -> bool:
    return any(
        row["row"]["named_in_thanks"] for row in _people(community) if row["row"]["id"] == id
    )


def _vouch(community: Community, row: Row, help: Row) -> None:
    other = help["for"] if row["by"] == help["by"] else help["by"]
    favour, writer = made("help", row["help"]), made("person", row["by"])
    vouch: dict[str, Any] = {
        "id": made("vouch", row["help"], row["by"]),
        "key": f"{favour}|{writer}",
        "text": row["text"],
        "at": community.ago(row["days"]),
        "hidden": False,
    }
    community.add("vouches", row=vouch, favour=favour, by=writer, to=made("person", other))


def _gift(community: Community, n: int, row: Row) -> None:
    at = community.ago(row["days"])
    gift = {"id": made("gift", n), "kind": row["kind"], "text": row["text"], "at": at}
    told = {"link": row.get("link", ""), "silent": False, "read_at": 0 if row["days"] < 7 else at}
    ends = {"by": made("person", row["by"]), "to": made("person", row["to"])}
    community.add("gifts", row=gift | told, **ends)


def _log(community: Community, n: int, row: Row) -> None:
    at = community.ago(row["days"])
    help = _logged(made("logged", n), row["given"], row, "OPEN", at)
    ends = {"by": made("person", row["by"]), "to": made("person", row["with"])}
    community.add("logged_helps", row=help, circle=made("circle", row["circle"]), **ends)
