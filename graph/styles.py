"""How an ask is put: the words offered, how far it goes first, whether an answer is expected, the reminder."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """`first`: ways in of the first step; `reminder`: after which share of a step, 0 for none."""

    opening: str
    first: int
    answer: bool
    reminder: float


STYLES: dict[str, Style] = {
    "SOFT": Style("Would you know something about this? A no is fine too.", 2, True, 0.5),
    "CASUAL": Style("In case it interests you; there is no need to answer.", 2, False, 0.0),
    "HARD": Style("I need this soon. Could you say yes or no?", 3, True, 0.25),
    "COLD": Style("We have not met. Here is who I am, and why I ask you.", 1, False, 0.0),
}


def shares(soft: float) -> list[dict[str, str | float]]:
    """The styles that remind, for the statement that does it; `soft` is the host's share, the others keep to it."""
    whole = STYLES["SOFT"].reminder
    return [
        {"style": name, "share": soft * style.reminder / whole}
        for name, style in STYLES.items()
        if style.reminder
    ]
