"""What happens inside circles: what one looks out for, drafts read first, a month in thanks."""

from datetime import UTC, datetime
from typing import Any

from graph.bounds import DAY
from graph.readings import READERS
from graph.sample.community import Community, Row, made
from graph.sample.texts import read


def gather(community: Community) -> None:
    """After the ledger, from which months are drawn."""
    inside = read("story_circles.toml")
    for row in read("story.toml")["watch"]:
        _watch(community, row)
    for n, row in enumerate(inside["draft"]):
        _draft(community, n, row)
    for row in inside["month"]:
        _month(community, row)


def _watch(community: Community, row: dict[str, Any]) -> None:
    take = made("TAKE", row["whose"], row["topic"], row["circle"])
    person, since = made("person", row["by"]), community.ago(row["days"])
    community.add("watches", person=person, take=take, since=since)


def _draft(community: Community, n: int, row: dict[str, Any]) -> None:
    """One that is read by now, or that waits on its first day."""
    at, comment = community.ago(row["days"]), row.get("comment", "")
    who, work, after = row.get("cold", ("", "", ""))
    reading: Row = {
        "id": made("reading", n),
        "text": row["text"],
        "note": row["note"],
        "who": who,
        "work": work,
        "after": after,
        "person": "",
        "comment": comment,
        "closed": False,
        "at": at,
        "due": at + READERS * DAY,
        "turn": "",
    }
    reader = made("person", row["reader"])
    community.add(
        "readings",
        by=made("person", row["by"]),
        circle=made("circle", row["circle"]),
        reader=reader,
        row=reading,
        offered={"from": at, "until": at + DAY, "passed": False, "told": True},
        read=[reader] if comment else [],
    )


def _month(community: Community, row: dict[str, Any]) -> None:
    circle, called = made("circle", row["circle"]), _called(community.ago(row["days"]))
    key, drafted = f"{circle}|{called}", community.ago(row["drafted"])
    published = community.ago(row["published"]) if "published" in row else 0
    month = {
        "id": made("month", key),
        "key": key,
        "month": called,
        "words": row["words"],
        "state": "PUBLISHED" if published else "DRAFT",
        "at": drafted,
        "published_at": published,
    }
    community.add("months", circle=circle, row=month)
    for person in _helped(community, circle, called, drafted):
        _mention(community, row, month, person)


def _mention(community: Community, row: dict[str, Any], month: Row, person: str) -> None:
    name = next(one.name for one in community.members.values() if one.row["id"] == person)
    mention = {
        "id": made("mention", month["key"], person),
        "key": f"{month['id']}|{person}",
        "text": row["lines"].get(name) or _thanked(community, month, person),
        "state": row["answer"],
        "at": month["at"],
    }
    community.add("mentions", month=month["id"], person=person, row=mention)


def _helped(community: Community, circle: str, called: str, until: int) -> list[str]:
    """Whom the ledger names: who helped in the circle in that month, or brought two together who did."""
    ids = {
        row["favour"]
        for row in community.rows["ledger"]
        if row["circle"] == circle and _called(row["at"]) == called and row["at"] < until
    }
    people = [row["by"] for row in community.rows["helps"] if row["row"]["id"] in ids]
    for row in community.rows["favours"]:
        if row["row"]["id"] in ids:
            people += [*row["helper"], *row["introducer"]]
    seats = {row["person"] for row in community.rows["members"] if row["circle"] == circle}
    return [person for person in dict.fromkeys(people) if person in seats]


def _thanked(community: Community, month: Row, person: str) -> str:
    """The first public thanks to them there in that month."""
    circle = month["key"].split("|")[0]
    said = [
        row["row"]
        for row in community.rows["thanks"]
        if row["helper"] == person and row["circle"] == circle
    ]
    own = [one for one in said if _called(one["at"]) == month["month"]]
    return min(own, key=lambda one: one["at"])["text"] if own else ""


def _called(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m")
