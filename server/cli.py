"""The program `weft`: what can be told to it, by whoever hosts one and by members at a command line."""

import argparse
import sys
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import uvloop

from server import settings
from server.settings import WrongSettings

# Imported once one of its verbs is meant: the whole of a Weft takes seconds, which a member's `weft ask` need not wait.
HOSTING, VISITING = "server.hosting", "server.visiting"
Words = dict[str, dict[str, Any]]
FILE: Words = {"file": {"metavar": "FILE", "type": Path}}


@dataclass(frozen=True, slots=True)
class Verb:
    name: str
    where: str
    says: str
    words: Words = field(default_factory=Words)


VERBS = (
    Verb("serve", HOSTING, "Answer requests and send mail"),
    Verb(
        "run",
        HOSTING,
        "As serve, with a sample community where there is nobody yet, and a link that signs in",
    ),
    Verb("work", HOSTING, "Send mail and do the chores, without answering requests"),
    Verb("migrate", HOSTING, "Bring the graph to the form this version expects"),
    Verb("sample", HOSTING, "Load the sample community into an empty graph"),
    Verb("backup", HOSTING, "Write everything into FILE, while Weft runs or not", FILE),
    Verb(
        "restore",
        HOSTING,
        "Bring a backup back into an empty store; cut short, run it again",
        FILE,
    ),
    Verb(
        "migrate-to",
        HOSTING,
        "Copy the embedded store into the Neo4j at URI; cut short, run it again",
        {"uri": {"metavar": "URI"}},
    ),
    Verb(
        "moderator",
        HOSTING,
        "Let somebody who has signed in decide what is reported anywhere here, or no longer",
        {"act": {"choices": ("add", "remove")}, "email": {"metavar": "ADDRESS"}},
    ),
    Verb(
        "evaluate",
        HOSTING,
        "Rank the real asks in FOLDER with the formula of matching, beside what it must beat",
        {
            "folder": {"metavar": "FOLDER", "type": Path},
            "--part": {"choices": ("tune", "test", "all"), "default": "test"},
        },
    ),
    Verb("schema", HOSTING, "Print the public contract to schema/schema.graphql"),
    Verb(
        "login",
        VISITING,
        "Sign in at URL, or at the Weft of this machine, with a code typed in a browser",
        {"url": {"metavar": "URL", "nargs": "?"}},
    ),
    Verb("logout", VISITING, "End what login kept here"),
    Verb(
        "ask",
        VISITING,
        "Ask for help in your name, and print what was answered as JSON",
        {"text": {"metavar": "TEXT"}},
    ),
    Verb(
        "query",
        VISITING,
        "Put the GraphQL in FILE (- for what is typed or piped in) to the API, and print the answer as JSON",
        {"file": {"metavar": "FILE"}},
    ),
)


def main() -> None:
    words = vars(_parser().parse_args())
    verb: Verb = words.pop("verb")
    where: Any = import_module(verb.where)
    try:
        configured = settings.read()
        uvloop.run(where.obey(verb.name.replace("-", "_"), configured, words))
    except (WrongSettings, OSError, *where.WRONG) as wrong:
        sys.exit(f"Weft stopped: {wrong}")
    except KeyboardInterrupt:
        sys.exit(130)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("weft", description="Weft: who can you help today?")
    verbs = parser.add_subparsers(required=True, metavar="command")
    for verb in VERBS:
        told = verbs.add_parser(verb.name, help=verb.says, description=verb.says)
        told.set_defaults(verb=verb)
        for word, how in verb.words.items():
            told.add_argument(word, **how)
    return parser


if __name__ == "__main__":
    main()
