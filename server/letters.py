"""What each mail says. Never a name that is not open to its reader yet."""

from collections.abc import Mapping
from typing import Any

from schema import ids
from server import feet
from server.proof_letters import (
    APP_CONNECTED,
    CODE,
    IDENTITY_LINKED,
    IDENTITY_REMOVED,
    MOVE,
    MOVE_TAKEN,
    MOVED,
    PASSKEY_ADDED,
    PROOF,
    TOKEN_CREATED,
    Letter,
    added,
)


class Unknown(Exception):
    """There is no letter of this kind."""


# Facts that are ids, and the kind of thing they name.
KINDS = {kind.lower(): kind for kind in ("Ask", "Introduction", "Circle", "Reading", "Case")}

LETTERS = {
    "code": CODE,
    "proof": PROOF,
    "move": MOVE,
    "move_taken": MOVE_TAKEN,
    "moved": MOVED,
    "identity_linked": IDENTITY_LINKED,
    "identity_removed": IDENTITY_REMOVED,
    "passkey_added": PASSKEY_ADDED,
    "token_created": TOKEN_CREATED,
    "app_connected": APP_CONNECTED,
    "tie_request": Letter(
        "{name} would like to be connected with you",
        "{name} would like to be connected with you on Weft, and says how you know each other:\n\n"
        "    {reason}\n\nSign in with this address to answer. A no is never shown to anybody.",
        "/people",
    ),
    "tie_accepted": Letter(
        "{name} and you are connected",
        "{name} said yes. You are in each other's contacts now.",
        "/people",
    ),
    "invitation": Letter(
        "{name} invites you to {circle_name}",
        "{name} invites you to the circle {circle_name} on Weft.\n\n"
        "Sign in with this address to look at it.",
        "/circles/{circle}",
    ),
    "entry_request": Letter(
        "{name} would like to come into {circle_name}",
        "{name} would like to come into {circle_name}, which you look after. "
        "A no is never shown to anybody.",
        "/circles/{circle}",
    ),
    "entry_agreed": Letter(
        "You are in {circle_name}",
        "You have been let into {circle_name}. Say one thing you can give there.",
        "/circles/{circle}",
    ),
    "organiser_appointed": Letter(
        "You look after {circle_name} now",
        "You have been made an organiser of {circle_name}. "
        "You can let people in, invite them, and appoint others.",
        "/circles/{circle}",
    ),
    "leaving": Letter(
        "You have left Weft",
        "From now on nobody on Weft sees you, and nothing reaches you. In thirty days everything "
        "of you is removed for good. Until then you can come back, and find all as it was: sign in.",
        "/sign-in",
    ),
    "introduction_with_introducer": Letter(
        "Somebody asks for an introduction through you",
        "One of your contacts would like you to introduce them. Yes, no and not now take one tap each; "
        "a no needs no word, and nobody sees it.",
        "/inbox/{introduction}",
    ),
    "introduction_with_helper": Letter(
        "Somebody asks for your help",
        "Somebody thinks you could help with what you offer to give. "
        "Read what it is about and answer when it suits you; a no needs no word, and nobody sees it.",
        "/inbox/{introduction}",
    ),
    "introduction_with_asker": Letter(
        "Somebody offers to help you",
        "Somebody read what you are looking for and would like to help. "
        "You decide whether the two of you meet.",
        "/inbox/{introduction}",
    ),
    "menu": Letter(
        "Somebody knows a few people who may help",
        "One of your contacts answered your request with a few lines to choose from. "
        "Tick those you would like to meet; each is asked first, and names are told when they say yes.",
        "/inbox/{introduction}",
    ),
    "introduction_with_both": Letter(
        "Somebody would like you to meet someone",
        "One of your contacts thinks that you and someone they know should meet. "
        "Names are told when both of you have said yes.",
        "/inbox/{introduction}",
    ),
    "introduced": Letter(
        "You have been introduced",
        "Everybody said yes. You can write to each other now.",
        "/inbox/{introduction}",
    ),
    "reminder": Letter(
        "An answer of yours is awaited",
        "Somebody still waits for your answer. Yes, no and not now take one tap each. "
        "This is the only reminder; left alone, it ends by itself and nobody is told why.",
        "/inbox/{introduction}",
    ),
    "outcome": Letter(
        "How an introduction went",
        "It has been told how an introduction went that you took part in.",
        "/inbox/{introduction}",
    ),
    "thanks": Letter(
        "A word of thanks waits for you",
        "Somebody has said thank you for what came of an introduction.",
        "/inbox/{introduction}",
    ),
    "help_logged": Letter(
        "{name} remembers a help between the two of you",
        "{name} wrote down a help between the two of you. It counts once you say that it was so; "
        "if not, leave it: nobody is told.",
        "/give",
    ),
    "help_confirmed": Letter(
        "{name} says that it was so",
        "{name} confirmed the help you wrote down. It is in the ledger of you both, which nobody else sees.",
        "/give",
    ),
    "help_thanked": Letter(
        "{name} says thank you",
        "{name} left a word of thanks for your help. It stands beside it, in your ledger.",
        "/give",
    ),
    "vouch": Letter(
        "{name} wrote about your help",
        "{name} says on your page what your help was like, for your contacts and circles to read. "
        "You can take it off your page.",
        "/me",
    ),
    "gift": Letter(
        "{name} has something for you",
        "{name} left something for you on Weft. There is nothing to answer.",
        "/give",
    ),
    "reading": Letter(
        "Would you read a draft before it is sent?",
        "Somebody in a circle of yours wrote an ask and would like a word on it from somebody who has helped there. "
        "It is yours for a day; then it goes to somebody else, and nobody is told.",
        "/drafts/{reading}",
    ),
    "draft_read": Letter(
        "There is a word on your draft",
        "Somebody who has helped in your circle has read it. Change what you like, and send it when you are ready.",
        "/drafts/{reading}",
    ),
    "mention": Letter(
        "May {circle_name} name you for your help?",
        "{circle_name} would like to say thank you to those who helped in {month}. "
        "You are named only if you say yes; a no needs no word, and nobody sees it.",
        "/give",
    ),
    "urgent_ask": Letter(
        "Somebody near you needs help today",
        "Somebody you are close to, or who shares a circle with you, needs help within a day. "
        "Look whether it is something for you; there is no need to answer.",
        "/asks/{ask}",
    ),
    "ask_ending": Letter(
        "An ask of yours ends soon",
        "Within two days nobody will come across it any more. One tap keeps it open for two weeks.",
        "/asks/{ask}",
    ),
    "intent_ending": Letter(
        "Something you give or look for ends soon",
        "Within a week it will match nobody any more. One tap renews it.",
        "/me",
    ),
    "give_unconfirmed": Letter(
        "Do you still give this?",
        "You said half a year ago what you give, without an end. One tap says that it still holds; "
        "without it, it ends in thirty days.",
        "/me",
    ),
    "moderator_chosen": Letter(
        "You help to keep order in {circle_name}",
        "An organiser of {circle_name} chose you to read what is reported there, and to decide it. "
        "You can stand down at any time.",
        "/circles/{circle}",
    ),
    "circle_closed": Letter(
        "{circle_name} is closed",
        "An organiser closed {circle_name}. What was given, looked for and asked there has ended. "
        "Your contacts and your introductions stay.",
        "/circles",
    ),
    "case": Letter(
        "Something was reported", "Read it and decide. Who told is not named.", "/cases/{case}"
    ),
    "decision": Letter(
        "A decision about you on Weft",
        "Something of yours was reported and decided, because:\n\n    {reasons}\n\nYou can object, once.",
        "/decisions",
    ),
    "looked_at": Letter(
        "What you reported was looked at", "It was read and decided. Thank you.", "/me"
    ),
    "message": Letter(
        "A message waits for you",
        "Somebody you have been introduced to wrote to you.",
        "/inbox/{introduction}",
    ),
}


def write(
    kind: str, facts: Mapping[str, Any], url: str, off: str = "", foot: str = feet.LESS
) -> tuple[str, str]:
    """Subject and text; Unknown, or KeyError where a fact is missing."""
    letter = of(kind)
    told = said(facts)
    text = f"{letter.text}\n\n{url}{letter.place}\n\nWeft\n{feet.end(url, off, foot)}"
    return letter.subject.format_map(told), text.format_map(told)


def of(kind: str) -> Letter:
    if kind not in LETTERS:
        raise Unknown(kind)
    return LETTERS[kind]


def said(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    named = {key: ids.encode(KINDS[key], facts[key]) for key in KINDS if key in facts}
    return {**facts, **named, **added(facts)}
