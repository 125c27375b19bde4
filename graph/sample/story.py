"""The printed member, the people around them, and what has happened between them."""

from typing import Any

from graph import goals
from graph.bounds import DAY
from graph.goals import Goal
from graph.sample.beginnings import Began, ask, introduce, wave
from graph.sample.community import Community, Row, made
from graph.sample.texts import Plea, read

PAGE = ("pitch", "about", "proof", "reply_time", "next_step")
OWN_FIELDS = ("link", "weekly")
MARKS = {"organises": "organiser", "junior_in": "junior", "reads_in": "reads"}


def host() -> str:
    return read("story.toml")["host"]


def apart() -> set[frozenset[str]]:
    """Pairs that chance must not tie, or the story's introductions would make no sense."""
    ties = read("story_ties.toml")
    known = {name for tie in ties["tie"] for name in tie["with"] if host() in tie["with"]}
    far = read("story_strangers.toml")["far"]
    return {frozenset(pair) for pair in ties["apart"]} | {
        frozenset((name, one)) for name in known for one in far
    }


def gather(community: Community) -> None:
    """People, seats, intents and ties of the story."""
    for row in read("story.toml")["person"]:
        _person(community, row)
    for row in read("story_pages.toml")["page"]:
        _page(community.members[row["name"]].row, row)
    for row in read("story_ties.toml")["tie"]:
        _tie(community, row)


def _person(community: Community, row: dict[str, Any]) -> None:
    name = row["name"]
    joined = 9 if row.get("newcomer") else 300
    own = {field: row[field] for field in OWN_FIELDS if field in row}
    member = community.person(name, row["why"], (row["place"], row["zone"]), joined, **own)
    member.settled, member.newcomer = True, row.get("newcomer", False)
    for circle in row["circles"]:
        marks = [mark for key, mark in MARKS.items() if circle in row.get(key, [])]
        community.join(name, circle, *marks)
    for kind, key in (("GIVE", "gives"), ("TAKE", "takes")):
        for topic, circle, note, *capacity in row.get(key, []):
            most = {"capacity": capacity[0]} if capacity else {}
            community.intent(kind, name, topic, circle, note=note, **most)


def _page(person: Row, row: dict[str, Any]) -> None:
    """What they say of themselves, and the goal whose sentence Weft made of their lists."""
    person |= {field: row[field] for field in PAGE if field in row}
    if "skills" in row:
        goal = Goal(row["skills"], row.get("fields", []), row.get("musts", []))
        person |= {"goal": goals.sentence(goal), "goal_skills": goal.skills}
        person |= {"goal_fields": goal.fields, "goal_musts": goal.musts}


def _tie(community: Community, row: dict[str, Any]) -> None:
    a, b = row["with"]
    rings, reasons = row["rings"], row["reasons"]
    sides = tuple({"ring": rings[n], "reason": reasons[n], "allows": True} for n in (0, 1))
    touched = community.ago(row["days"])
    joined = max(community.members[name].row["joined"] for name in (a, b))
    since = joined + (touched - joined) // 3
    community.tie(
        (a, b),
        (sides[0], sides[1]),
        kind=row.get("kind", "PROFESSIONAL"),
        since=since,
        touched=touched,
    )


def happen(community: Community) -> None:
    """Asks, introductions and requests between people who are all there by now."""
    story, strangers = read("story_asks.toml"), read("story_strangers.toml")
    for row in story["ask"] + strangers["ask"]:
        plea = Plea(
            row["text"],
            row.get("circle", ""),
            tuple(row["topics"]),
            style=row.get("style", "SOFT"),
            within="circle" in row,
        )
        how = {field: row[field] for field in ("state", "key", "urgent") if field in row}
        ask(community, row["asker"], plea, row["days"], **how)
    for row in story["introduction"] + strangers["introduction"]:
        introduce(community, Began(**_frozen(row)))
    for row in story["wave"]:
        wave(community, **row)
    for row in story["tie_request"]:
        _request(community, *row["between"], reason=row["reason"], at=community.ago(row["days"]))
    for row in story["entry_request"]:
        person, circle = made("person", row["person"]), made("circle", row["circle"])
        at = community.ago(row["days"])
        community.add("entry_requests", person=person, circle=circle, at=at, note=row["note"])


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    messages = tuple((part, text) for part, text in row.get("messages", []))
    menu = tuple((name, line) for name, line in row.get("menu", []))
    lists = {"between": tuple(row["between"]), "cold": tuple(row.get("cold", []))}
    return row | lists | {"messages": messages, "menu": menu}


def _request(community: Community, sender: str, person: str, reason: str, at: int) -> None:
    ids = [made("person", name) for name in (sender, person)]
    row = {
        "id": made("tie_request", sender, person),
        "reason": reason,
        "kind": "PROFESSIONAL",
        "allows": True,
        "silent": False,
        "at": at,
        "until": at + 8 * DAY,
        "state": "OPEN",
        "pair": "|".join(sorted(ids)),
        "turn": "",
    }
    community.add("tie_requests", sender=ids[0], person=ids[1], row=row)
