"""What may be on a list of Today, one type a kind."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.context import Info
from schema.matches import Reason

if TYPE_CHECKING:
    from schema.asks import Ask
    from schema.intents import Intent
    from schema.introductions import Introduction
    from schema.logged_helps import LoggedHelp
    from schema.months import Mention
    from schema.people import Person
    from schema.tie_requests import TieRequest

SomeAsk = Annotated["Ask", strawberry.lazy("schema.asks")]
SomeIntent = Annotated["Intent", strawberry.lazy("schema.intents")]
SomeIntroduction = Annotated["Introduction", strawberry.lazy("schema.introductions")]
SomePerson = Annotated["Person", strawberry.lazy("schema.people")]
SomeHelp = Annotated["LoggedHelp", strawberry.lazy("schema.logged_helps")]
SomeMention = Annotated["Mention", strawberry.lazy("schema.months")]
SomeRequest = Annotated["TieRequest", strawberry.lazy("schema.tie_requests")]


@strawberry.type(description="Somebody waits for the viewer's answer.")
class AnswerIntroductionItem:
    id: strawberry.ID
    handled: bool
    introduction: SomeIntroduction


@strawberry.type(description="Somebody would like to be a contact of the viewer.")
class AnswerTieItem:
    id: strawberry.ID
    handled: bool
    request: SomeRequest


@strawberry.type(description="The viewer gives what is asked for; via: null for a contact's ask.")
class HelpWithAsk:
    id: strawberry.ID
    handled: bool
    ask: SomeAsk
    via: SomePerson | None
    reasons: list[Reason]


@strawberry.type(description="A contact takes what the viewer gives.")
class HelpWithTake:
    id: strawberry.ID
    handled: bool
    intent: SomeIntent
    reasons: list[Reason]

    @strawberry.field
    async def person(self, info: Info) -> SomePerson:
        return await info.context.node("Person", self.intent.row.person)


@strawberry.type(description="One contact asks, another gives, and they do not know each other.")
class MakeIntroduction:
    id: strawberry.ID
    handled: bool
    ask: SomeAsk
    helper: SomePerson
    reasons: list[Reason]


@strawberry.type(description="The two met; how it went is not recorded yet.")
class RecordOutcomeFor:
    id: strawberry.ID
    handled: bool
    introduction: SomeIntroduction


@strawberry.type(description="It helped; the thanks are still owed.")
class SayThanksFor:
    id: strawberry.ID
    handled: bool
    introduction: SomeIntroduction


@strawberry.type(description="A help without a post; the thanks are still owed.")
class ThankForHelpItem:
    id: strawberry.ID
    handled: bool
    help: SomeHelp


@strawberry.type(
    description="Somebody wrote down a help between us; it counts once it is confirmed."
)
class ConfirmHelpItem:
    id: strawberry.ID
    handled: bool
    help: SomeHelp


@strawberry.type(description="A circle would like to name the viewer in its month of thanks.")
class AnswerMentionItem:
    id: strawberry.ID
    handled: bool
    mention: SomeMention


@strawberry.type(description="The viewer's own ask ends soon.")
class RenewAskItem:
    id: strawberry.ID
    handled: bool
    ask: SomeAsk


@strawberry.type(description="What the viewer gives or takes ends soon, or is to be confirmed.")
class RenewIntentItem:
    id: strawberry.ID
    handled: bool
    intent: SomeIntent


@strawberry.type(
    description="One contact looks for it, another gives it, and nobody asked the viewer yet."
)
class ProposePair:
    id: strawberry.ID
    handled: bool
    take: SomeIntent
    giver: SomePerson
    give: SomeIntent | None = strawberry.field(description="Null once it was seen to.")
    reasons: list[Reason]

    @strawberry.field
    async def taker(self, info: Info) -> SomePerson:
        return await info.context.node("Person", self.take.row.person)


@strawberry.type(
    description="A contact whom one only asked of late, who helped, or whom one left alone."
)
class GiveFirst:
    id: strawberry.ID
    handled: bool
    person: SomePerson
    reasons: list[Reason]


@strawberry.type(
    description="The viewer gave much more than they asked for, or was quiet for two months."
)
class AskCue:
    id: strawberry.ID
    handled: bool
    reasons: list[Reason]
    words: str = strawberry.field(description="Their own, to begin the ask with; may be empty.")


TodayItem = Annotated[
    AnswerIntroductionItem
    | AnswerTieItem
    | HelpWithAsk
    | HelpWithTake
    | MakeIntroduction
    | RecordOutcomeFor
    | SayThanksFor
    | ThankForHelpItem
    | ConfirmHelpItem
    | AnswerMentionItem
    | RenewAskItem
    | RenewIntentItem
    | ProposePair
    | GiveFirst
    | AskCue,
    strawberry.union("TodayItem"),
]
