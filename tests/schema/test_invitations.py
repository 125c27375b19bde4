"""Invitations on the wire: what I sent, and taking it back."""

from graph.store import Store
from schema.ids import encode
from tests.cast import small
from tests.schema.operations import do, node

SENT = "... on Circle { invitations(first: 9) { nodes { id email person { name } } } }"


async def test_what_i_sent_and_taking_it_back(store: Store) -> None:
    cast = await small(store)
    circle, email = encode("Circle", cast.guild), "nobody@example.org"
    await do(store, cast.fen, "inviteToCircle", circleId=circle, email=email)
    (sent,) = (await node(store, cast.fen, circle, SENT))["invitations"]["nodes"]
    assert (sent["email"], sent["person"]) == (email, None)
    assert (await node(store, cast.ada, circle, SENT))["invitations"]["nodes"] == []
    for viewer, answer in ((cast.ada, "InvalidInput"), (cast.fen, "InvitationWithdrawn")):
        told = await do(store, viewer, "withdrawInvitation", invitationId=sent["id"])
        assert told["__typename"] == answer
    assert (await node(store, cast.fen, circle, SENT))["invitations"]["nodes"] == []
