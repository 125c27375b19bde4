"""What a collected mail says: one line for each thing, by what it asks of its reader."""

from collections import Counter
from collections.abc import Sequence

from graph.notices import OF, Kind
from graph.outbox import Letter
from server import feet, letters

HEADS = {
    Kind.REQUESTS: "Waiting for your answer",
    Kind.MESSAGES: "From people you have met",
    Kind.GIFTS: "For you",
    Kind.NEWS: "What came of it",
    Kind.ENDINGS: "Ending soon",
}
# What a collected mail says of each, without a name: what it is about may be hidden from its reader by now.
LINES = {
    "tie_request": "Somebody would like to be connected with you",
    "tie_accepted": "Somebody said yes to being connected with you",
    "invitation": "Somebody invites you into a circle",
    "entry_request": "Somebody would like to come into a circle you look after",
    "entry_agreed": "You have been let into a circle",
    "organiser_appointed": "You look after a circle now",
    "moderator_chosen": "You help to keep order in a circle",
    "circle_closed": "A circle you were in is closed",
    "help_logged": "Somebody remembers a help between the two of you",
    "help_confirmed": "Somebody says that a help was as you wrote it down",
    "help_thanked": "Somebody says thank you for your help",
    "vouch": "Somebody wrote about your help",
    "gift": "Somebody has something for you",
    "mention": "A circle asks whether it may name you for your help",
}


def write(found: Sequence[Letter], url: str, off: str) -> tuple[str, str]:
    """Subject and text."""
    parts = [
        "\n".join([HEADS[kind], *_lines(some, url)])
        for kind in Kind
        if (some := [one for one in found if OF[one.kind] is kind])
    ]
    many = "One thing is" if len(found) == 1 else f"{len(found)} things are"
    return f"{many} new for you on Weft", "\n\n".join([*parts, f"Weft\n{feet.end(url, off)}"])


def _lines(found: Sequence[Letter], url: str) -> list[str]:
    """What says the same and leads to the same page is one line, with how many."""
    many = Counter(_line(letter) for letter in found)
    return [
        f"- {words}{f' ({n})' if n > 1 else ''}\n  {url}{place}"
        for (words, place), n in many.items()
    ]


def _line(letter: Letter) -> tuple[str, str]:
    told = letters.of(letter.kind)
    return LINES.get(letter.kind, told.subject), told.place.format_map(letters.said(letter.facts))
