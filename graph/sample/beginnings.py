"""Introductions of the past days, with every moment a real one would have left behind."""

from dataclasses import dataclass
from typing import Any

from graph.bounds import DAY
from graph.sample.community import TERMS, Community, Row, made
from graph.sample.texts import Plea

OPEN = ("WITH_INTRODUCER", "WITH_HELPER", "WITH_ASKER", "WITH_BOTH")
MET = ("INTRODUCED", "HELPED", "NOT_HELPED", "THANKED")
ENDED = ("HELPED", "NOT_HELPED", "THANKED")
COLD = ("cold_who", "cold_work", "cold_after")
PARTS = ("asker", "introducer", "helper")


@dataclass(frozen=True, slots=True)
class Began:
    """One introduction: `between` are asker, introducer ('' for none) and helper; it began `days` ago."""

    state: str
    begun_by: str
    between: tuple[str, str, str]
    days: float
    note: str
    ask: str = ""
    give: str = ""
    introducer_note: str = ""
    other_note: str = ""
    ended_by: str = ""
    outcome_note: str = ""
    thanks: str = ""
    messages: tuple[tuple[str, str], ...] = ()
    told: bool = True
    menu: tuple[tuple[str, str], ...] = ()
    cold: tuple[str, ...] = ()


def ask(
    community: Community,
    asker: str,
    plea: Plea,
    posted: float,
    state: str = "OPEN",
    key: str = "",
    urgent: bool = False,
) -> str:
    """`posted` in days ago; open for a month from then, an urgent one for a day."""
    id = made("ask", key or plea.text)
    row: Row = {
        "id": id,
        "text": plea.text,
        "terms": TERMS[plea.terms],
        "style": plea.style,
        "audience": plea.audience,
        "unnamed": plea.unnamed,
        "state": state,
        "posted": community.ago(posted),
        "expires": community.ago(posted) + (1 if urgent else 30) * DAY,
        "urgent": urgent,
        "turn": id,
    }
    asked_in = [made("circle", plea.circle)] if plea.within else []
    topics = [made("topic", topic) for topic in plea.topics]
    community.add("asks", person=made("person", asker), row=row, topics=topics, circles=asked_in)
    return id


def introduce(community: Community, began: Began) -> None:
    id = made("introduction", began.ask, *began.between)
    row = _row(community, began, id)
    over = [made("ask", began.ask)] if began.ask else []
    # An introduction draws on a give from the moment the helper is reached.
    upon = (
        community.members[began.between[2]].gives.get(began.give, "") if row["reached_at"] else ""
    )
    people = zip(PARTS, began.between, strict=True)
    ends = {part: [made("person", name)] if name else [] for part, name in people}
    read = _messages(community, began, id, row["introduced_at"])
    community.add(
        "introductions", row=row, over=over, upon=[upon] if upon else [], read=read, **ends
    )
    _menu(community, began, id)
    if began.state in ("HELPED", "THANKED"):
        favour = {"id": made("favour", id), "at": row["outcome_at"], "terms": 0}
        community.add("favours", row=favour, introduction=id, **ends)


def _row(community: Community, began: Began, id: str) -> Row:
    started = community.ago(began.days)
    due = started + 8 * DAY
    times = _moments(community, began, started)
    step = max(started, times["reached_at"])
    row: dict[str, Any] = {
        "id": id,
        "turn": id,
        "state": began.state,
        "begun_by": began.begun_by,
        "both": began.begun_by == "INTRODUCER" and not began.ask,
        "told": began.told,
        "menu": bool(began.menu),
        "note": began.note,
        "other_note": began.other_note,
        "introducer_note": began.introducer_note,
        "ended_by": began.ended_by,
        "outcome_note": began.outcome_note,
        "thanks": began.thanks,
        "thanks_public": began.state == "THANKED",
        "started": started,
        "due": due,
        "step_due": min(step + 4 * DAY, due),
        "updated": max(started, *times.values()),
    }
    if began.menu:
        row["introducer_yes"] = started + DAY // 2
    row |= dict(zip(COLD, began.cold, strict=False))
    return row | times | ({"pair": _pair(began)} if began.state in OPEN else {})


def _moments(community: Community, began: Began, started: int) -> dict[str, int]:
    """Half a day passes between one answer and the next."""
    introducer, met, ended = bool(began.between[1]), began.state in MET, began.state in ENDED
    half = min(DAY // 2, (community.now - started) // 6)
    asked = started if began.begun_by == "ASKER" and introducer else 0
    reached = 0
    if began.begun_by != "HELPER" and (began.state == "WITH_HELPER" or (met and began.ask)):
        reached = started + half if asked else started
    introduced = started + 2 * half if met else 0
    outcome = introduced + 2 * DAY if ended else 0
    return {
        "asked_at": asked,
        "reached_at": reached,
        "introduced_at": introduced,
        "asker_yes": introduced if began.begun_by == "HELPER" else 0,
        "helper_yes": introduced if began.begun_by != "HELPER" else 0,
        "closed_at": started + 2 * half if began.state == "CLOSED" else 0,
        "outcome_at": outcome,
        "thanked_at": outcome + half if began.state == "THANKED" else 0,
    }


def _menu(community: Community, began: Began, id: str) -> None:
    for n, (name, line) in enumerate(began.menu):
        row = {
            "id": made("menu_item", id, n),
            "line": line,
            "at": community.ago(began.days),
            "ticked": 0,
        }
        community.add("menu_items", introduction=id, person=made("person", name), row=row)


def wave(
    community: Community, ask: str, number: int, days: float, note: str, people: list[list[str]]
) -> None:
    """One that is out: each of `people` is a contact in between and a helper."""
    asker = next(
        row["person"] for row in community.rows["asks"] if row["row"]["id"] == made("ask", ask)
    )
    name = next(one.name for one in community.members.values() if one.row["id"] == asker)
    begun = [
        Began("WITH_INTRODUCER", "ASKER", (name, between, helper), days, note, ask, told=False)
        for between, helper in people
    ]
    for one in begun:
        introduce(community, one)
    started, id = community.ago(days), made("wave", ask, number)
    key = f"{made('ask', ask)}|{number}"
    row = {
        "id": id,
        "key": key,
        "number": number,
        "state": "OPEN",
        "started": started,
        "due": started + 8 * DAY,
    }
    ids = [made("introduction", ask, *one.between) for one in begun]
    community.add("waves", ask=made("ask", ask), row=row, note=note, introductions=ids)


def _pair(began: Began) -> str:
    asker, _, helper = (made("person", name) for name in began.between)
    return f"{made('ask', began.ask)}|{helper}" if began.ask else "|".join(sorted((asker, helper)))


def _messages(community: Community, began: Began, id: str, met: int) -> int:
    """Writes the thread; both have read all but its last message (0 where there is none)."""
    gap = (community.now - met) // (len(began.messages) + 1) if began.messages else 0
    gap = min(gap, DAY // 3)
    for n, (part, text) in enumerate(began.messages):
        writer = began.between[PARTS.index(part.lower())]
        row = {"id": made("message", id, n), "text": text, "at": met + (n + 1) * gap}
        community.add("messages", introduction=id, person=made("person", writer), row=row)
    return met + len(began.messages) * gap - gap // 2 if began.messages else community.now
