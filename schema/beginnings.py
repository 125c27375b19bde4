"""The ways to begin an introduction."""

import strawberry

from graph import beginnings, cold, proposals
from schema import ids
from schema.context import Info
from schema.introductions import Introduction
from schema.mutations import mutation


@strawberry.input
class RequestIntroduction:
    ask_id: strawberry.ID
    match_id: strawberry.ID
    introducer_id: strawberry.ID | None = strawberry.field(
        default=None, description="The runner-up instead."
    )
    note: str
    reroute: bool = strawberry.field(
        default=False,
        description="If this does not work out, Weft may try the next way in, with the same note.",
    )
    idempotency_key: str | None = None

    def way(self) -> beginnings.Way:
        chosen = None if self.introducer_id is None else ids.decode("Person", self.introducer_id)
        ask = ids.decode("Ask", self.ask_id)
        return beginnings.Way(ask, str(self.match_id), self.note, chosen, self.reroute)


@strawberry.input(description="What an ask carries to a circle-mate to whom no path leads.")
class ColdWords:
    who: str = strawberry.field(description="Who I am, in two sentences.")
    work: str = strawberry.field(description="One link of work.")
    after: str = strawberry.field(description="What happens after a yes.")

    def words(self) -> cold.Words:
        return cold.Words(self.who, self.work, self.after)


@strawberry.input
class AskDirectly:
    ask_id: strawberry.ID
    helper_id: strawberry.ID
    note: str
    cold: ColdWords | None = strawberry.field(
        default=None, description="For a circle-mate to whom no path leads, and nobody else."
    )
    idempotency_key: str | None = None

    def direct(self) -> beginnings.Direct:
        ask, helper = ids.decode("Ask", self.ask_id), ids.decode("Person", self.helper_id)
        words = self.cold.words() if self.cold else None
        return beginnings.Direct(ask, helper, self.note, words)


@strawberry.input(description="Over an ask, or over a contact's take that one's give fits.")
class OfferHelp:
    ask_id: strawberry.ID | None = None
    intent_id: strawberry.ID | None = None
    note: str
    idempotency_key: str | None = None

    def offer(self) -> beginnings.Offer:
        ask = None if self.ask_id is None else ids.decode("Ask", self.ask_id)
        take = None if self.intent_id is None else ids.decode("Intent", self.intent_id)
        return beginnings.Offer(ask, self.note, take)


@strawberry.input(description="Over an ask, or two contacts (otherId) with a sentence for each.")
class ProposeIntroduction:
    ask_id: strawberry.ID | None = None
    helper_id: strawberry.ID
    other_id: strawberry.ID | None = None
    note: str
    other_note: str | None = None
    idempotency_key: str | None = None

    def proposal(self) -> proposals.Proposal:
        return proposals.Proposal(
            ids.decode("Person", self.helper_id),
            self.note,
            None if self.ask_id is None else ids.decode("Ask", self.ask_id),
            None if self.other_id is None else ids.decode("Person", self.other_id),
            self.other_note,
        )


@strawberry.type
class IntroductionRequested:
    introduction: Introduction


@strawberry.type
class AskedDirectly:
    introduction: Introduction


@strawberry.type
class HelpOffered:
    introduction: Introduction


@strawberry.type
class IntroductionProposed:
    introduction: Introduction


@strawberry.type
class Mutation:
    @mutation(beginnings.request)
    async def request_introduction(
        self, info: Info, input: RequestIntroduction
    ) -> IntroductionRequested:
        context = info.context
        row = await beginnings.request(
            context.store,
            context.person,
            input.way(),
            context.secret,
            context.now,
            input.idempotency_key,
        )
        return IntroductionRequested(introduction=Introduction(row=row))

    @mutation(beginnings.ask_directly)
    async def ask_directly(self, info: Info, input: AskDirectly) -> AskedDirectly:
        context = info.context
        row = await beginnings.ask_directly(
            context.store, context.person, input.direct(), context.now, input.idempotency_key
        )
        return AskedDirectly(introduction=Introduction(row=row))

    @mutation(beginnings.offer)
    async def offer_help(self, info: Info, input: OfferHelp) -> HelpOffered:
        context = info.context
        row = await beginnings.offer(
            context.store, context.person, input.offer(), context.now, input.idempotency_key
        )
        return HelpOffered(introduction=Introduction(row=row))

    @mutation(proposals.propose)
    async def propose_introduction(
        self, info: Info, input: ProposeIntroduction
    ) -> IntroductionProposed:
        context = info.context
        row = await proposals.propose(
            context.store, context.person, input.proposal(), context.now, input.idempotency_key
        )
        return IntroductionProposed(introduction=Introduction(row=row))
