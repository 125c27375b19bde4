"""How it went, and thanks."""

import strawberry

from graph import favours
from schema import ids
from schema.context import Info
from schema.introductions import Introduction
from schema.logged_helps import LoggedHelp
from schema.mutations import mutation


@strawberry.input
class RecordOutcome:
    introduction_id: strawberry.ID
    helped: bool
    note: str | None = None


@strawberry.input
class SayThanks:
    introduction_id: strawberry.ID
    text: str
    public: bool


@strawberry.input
class SkipThanks:
    introduction_id: strawberry.ID


@strawberry.input(description="For a help that was written down and confirmed.")
class SayThanksForHelp:
    help_id: strawberry.ID
    text: str
    public: bool


@strawberry.input
class SkipThanksForHelp:
    help_id: strawberry.ID


@strawberry.type
class OutcomeRecorded:
    introduction: Introduction


@strawberry.type
class ThanksSaid:
    introduction: Introduction


@strawberry.type
class ThanksSkipped:
    introduction: Introduction


@strawberry.type
class HelpThanked:
    help: LoggedHelp


@strawberry.type
class ThanksForHelpSkipped:
    help: LoggedHelp


@strawberry.type
class Mutation:
    @mutation(favours.record)
    async def record_outcome(self, info: Info, input: RecordOutcome) -> OutcomeRecorded:
        context = info.context
        id, note = ids.decode("Introduction", input.introduction_id), input.note or ""
        row = await favours.record(
            context.store, context.person, id, input.helped, note, context.now
        )
        return OutcomeRecorded(introduction=Introduction(row=row))

    @mutation(favours.thank)
    async def say_thanks(self, info: Info, input: SayThanks) -> ThanksSaid:
        context = info.context
        id = ids.decode("Introduction", input.introduction_id)
        row = await favours.thank(
            context.store, context.person, id, input.text, input.public, context.now
        )
        return ThanksSaid(introduction=Introduction(row=row))

    @mutation(favours.skip_thanks)
    async def skip_thanks(self, info: Info, input: SkipThanks) -> ThanksSkipped:
        context = info.context
        id = ids.decode("Introduction", input.introduction_id)
        row = await favours.skip_thanks(context.store, context.person, id, context.now)
        return ThanksSkipped(introduction=Introduction(row=row))

    @mutation(favours.thank_for_help)
    async def say_thanks_for_help(self, info: Info, input: SayThanksForHelp) -> HelpThanked:
        context, id = info.context, ids.decode("LoggedHelp", input.help_id)
        row = await favours.thank_for_help(
            context.store, context.person, id, input.text, input.public, context.now
        )
        return HelpThanked(help=LoggedHelp(row=row))

    @mutation(favours.skip_thanks_for_help)
    async def skip_thanks_for_help(
        self, info: Info, input: SkipThanksForHelp
    ) -> ThanksForHelpSkipped:
        context, id = info.context, ids.decode("LoggedHelp", input.help_id)
        row = await favours.skip_thanks_for_help(context.store, context.person, id, context.now)
        return ThanksForHelpSkipped(help=LoggedHelp(row=row))
