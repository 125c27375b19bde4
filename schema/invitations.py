"""Invitations into circles, as whoever sent them may see them."""

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph import invitations
from schema import ids, nodes
from schema.circles import Circle
from schema.context import Context, Info
from schema.mutations import mutation
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.people import Person


@nodes.kind
@strawberry.type(description="One's own, until its date; by mail whatever became of it.")
class Invitation(nodes.Node):
    row: strawberry.Private[invitations.Invitation]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        found = await invitations.of(context.store, context.person, ids, context.now)
        return nodes.in_order("Invitation", ids, found)

    @strawberry.field(description="The contact; null for one by mail.")
    async def person(
        self, info: Info
    ) -> Annotated["Person", strawberry.lazy("schema.people")] | None:
        return await info.context.node("Person", self.row.person or "")

    @strawberry.field(description="The address as it was typed.")
    def email(self) -> str | None:
        return self.row.email

    @strawberry.field
    def at(self) -> DateTime:
        return DateTime(self.row.at)

    @strawberry.field
    def until(self) -> DateTime:
        return DateTime(self.row.until)


@strawberry.input(description="One of email and personId, a contact.")
class InviteToCircle:
    circle_id: strawberry.ID
    email: str | None = None
    person_id: strawberry.ID | None = None
    idempotency_key: str | None = None

    def draft(self) -> invitations.Draft:
        person = None if self.person_id is None else ids.decode("Person", self.person_id)
        return invitations.Draft(ids.decode("Circle", self.circle_id), person, self.email)


@strawberry.input
class WithdrawInvitation:
    invitation_id: strawberry.ID


@strawberry.type(description="The same for every address.")
class InvitedToCircle:
    circle: Circle


@strawberry.type
class InvitationWithdrawn:
    invitation_id: strawberry.ID


@strawberry.type
class Mutation:
    @mutation(invitations.invite)
    async def invite_to_circle(self, info: Info, input: InviteToCircle) -> InvitedToCircle:
        context, key = info.context, input.idempotency_key
        row = await invitations.invite(
            context.store, context.person, input.draft(), context.now, key
        )
        return InvitedToCircle(circle=Circle(row=row))

    @mutation(invitations.withdraw)
    async def withdraw_invitation(
        self, info: Info, input: WithdrawInvitation
    ) -> InvitationWithdrawn:
        context, key = info.context, ids.decode("Invitation", input.invitation_id)
        await invitations.withdraw(context.store, context.person, key, context.now)
        return InvitationWithdrawn(invitation_id=input.invitation_id)
