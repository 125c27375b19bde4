"""What a program may do for a person: scopes by noun and verb, each in one sentence."""

from collections.abc import Collection, Iterable

# The order of the consent screen.
SCOPES = {
    "profile:read": "See your own profile, your settings and your mail address.",
    "profile:write": "Change your profile and your settings.",
    "people:read": "See the people you can see, by name and in their own words.",
    "contacts:read": "See whom you are connected with, why, and who asks to be.",
    "contacts:write": "Connect you with people, change or end ties, and block.",
    "circles:read": "See your circles and who is in them.",
    "circles:write": "Join, leave and look after circles for you, and invite people.",
    "intents:read": "See what you and others give and take.",
    "intents:write": "Declare and change what you give and take.",
    "asks:read": "See asks, yours and those that reach you, and who could help.",
    "asks:write": "Ask for help in your name, and change or withdraw your asks.",
    "introductions:read": "Read your introductions and their messages.",
    "introductions:write": "Ask for introductions, make them, and write messages for you.",
    "introductions:answer": "Say yes or no for you when somebody waits for your answer.",
    "today:read": "See what is on your list for today.",
    "today:write": "Put things on that list off, or hide them.",
    "ledger:read": "See the help you gave and received, thanks, gifts and what is owed.",
    "ledger:write": "Write down, confirm and settle help, and thank people for you.",
}
# What no program may do, whatever its scopes.
SESSION = "session"


class ScopeMissing(Exception):
    """A token does not reach this far; `scope` is None for what no token may do."""

    def __init__(self, scope: str | None) -> None:
        super().__init__(scope)
        self.scope = scope

    @property
    def message(self) -> str:
        if self.scope is None:
            return "Only you can do this, signed in on Weft itself."
        return f"This needs a token with the scope {self.scope}."


def granted(scopes: Iterable[str]) -> frozenset[str]:
    """With what each includes: who may change something may read it."""
    known = {scope for scope in scopes if scope in SCOPES}
    return frozenset(known | {scope.partition(":")[0] + ":read" for scope in known})


def holds(held: Collection[str] | None, needed: str) -> bool:
    """None holds everything, "" is needed by nothing."""
    return held is None or not needed or needed in held


def demand(held: Collection[str] | None, needed: str) -> None:
    """ScopeMissing unless `needed` is held."""
    if not holds(held, needed):
        raise ScopeMissing(None if needed == SESSION else needed)
