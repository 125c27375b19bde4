"""The link in a mail: a GET is a page, a POST turns one kind off, and nobody makes a link but us."""

from dataclasses import replace

import pytest

from auth import mail_link
from graph import notices
from graph.notices import Kind, Notices, Pace
from graph.store import Store
from tests.cast import small
from tests.server.conftest import SECRET, Place

AS_MADE = Notices(zone="Europe/Berlin")
ONE_CLICK = {"content-type": "application/x-www-form-urlencoded"}
BODY = "List-Unsubscribe=One-Click"


async def test_a_mail_program_turns_off_one_kind_without_a_session(
    server: Place, store: Store
) -> None:
    ada = (await small(store)).ada
    link = mail_link.made(SECRET, Kind.REQUESTS, ada)
    answer = await server.client().post(link, content=BODY, headers=ONE_CLICK)
    assert answer.status_code == 204
    assert await notices.mine(store, ada) == replace(AS_MADE, requests=Pace.OFF)
    again = await server.client().post(link, json={})
    assert again.status_code == 204


async def test_looking_at_the_link_changes_nothing(server: Place, store: Store) -> None:
    ada = (await small(store)).ada
    link = mail_link.made(SECRET, "digest", ada)
    assert (await server.client().get(link)).status_code != 404
    for method in ("GET", "HEAD", "OPTIONS"):
        await server.client().request(method, link)
    assert await notices.mine(store, ada) == AS_MADE
    await server.client().post(link, content=BODY, headers=ONE_CLICK)
    assert await notices.mine(store, ada) == replace(AS_MADE, news=Pace.OFF, endings=Pace.OFF)


@pytest.mark.parametrize("part", [0, 1, 2])
async def test_a_link_made_by_others_does_nothing(server: Place, store: Store, part: int) -> None:
    cast = await small(store)
    words = (
        mail_link.made(SECRET, Kind.NEWS, cast.ada)
        .removeprefix(mail_link.PLACE)
        .split(mail_link.BETWEEN)
    )
    words[part] = ["requests", cast.fen, "0" * 40][part]
    wrong = [mail_link.BETWEEN.join(words), "", "news", "ü-ü-ü"]
    for token in wrong:
        answer = await server.client().post(
            mail_link.PLACE + token, content=BODY, headers=ONE_CLICK
        )
        assert answer.status_code in {404, 405}
    for person in (cast.ada, cast.fen):
        assert await notices.mine(store, person) == AS_MADE


async def test_forms_come_in_nowhere_else(server: Place) -> None:
    answer = await server.client().post("/graphql", content=BODY, headers=ONE_CLICK)
    assert answer.status_code == 415
