"""Near which place a device was signed in: said where the host has a table of places, and nowhere else."""

from pathlib import Path
from typing import Any

import pytest
from mmdb_writer import MMDBWriter
from netaddr import IPSet

from graph.store import Store
from server import settings
from server.settings import WrongSettings
from tests.server.conftest import Place, ask, new_address, place

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
LYON = {"city": {"names": {"en": "Lyon", "fr": "Lyon"}}, "country": {"names": {"en": "France"}}}
PLACES: list[tuple[str, Any]] = [
    ("10.1.0.0/24", LYON),
    ("10.2.0.0/24", {"country": {"names": {"en": "Norway"}}}),
    ("10.3.0.0/24", {"city": "Porto", "country": "Portugal"}),
    ("10.4.0.0/24", {"city": {"names": {"fr": "Bruges"}}, "country": 7}),
    ("10.5.0.0/24", {"city": {"names": {"en": "L" * 99 + "\n"}}}),
    ("2001:db8::/32", LYON),
]
DEVICES = "{ mySessions(first: 5) { nodes { device } } }"


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("places") / "places.mmdb", PLACES, 6)


def written(file: Path, rows: list[tuple[str, Any]], version: int) -> Path:
    """A table in MaxMind's form."""
    writer = MMDBWriter(ip_version=version, ipv4_compatible=version == 6, database_type="Places")
    for network, row in rows:
        writer.insert_network(IPSet([network]), row)
    writer.to_db_file(str(file))
    return file


async def devices(server: Place, address: str) -> list[str]:
    """What the list says of whoever signs in from there."""
    client = server.client(address, **{"user-agent": FIREFOX})
    email = new_address()
    given = {"email": email, "code": await server.code_of(client, email)}
    assert (await client.post("/auth/sign-in", json=given)).status_code == 204
    told = await ask(client, DEVICES)
    return [one["device"] for one in told["data"]["mySessions"]["nodes"]]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("10.1.0.9", ", near Lyon, France"),
        ("2001:db8::9", ", near Lyon, France"),
        ("10.2.0.9", ", in Norway"),
        ("10.3.0.9", ", near Porto, Portugal"),
        ("10.4.0.9", ""),
        ("10.5.0.9", f", near {'L' * 60}"),
        ("10.6.0.9", ""),
        ("no address", ""),
    ],
)
async def test_the_list_of_devices_says_near_which_place(
    store: Store, now: int, tmp_path: Path, table: Path, address: str, words: str
) -> None:
    server = place(store, now, tmp_path, places=str(table))
    assert await devices(server, address) == [f"Firefox on Linux{words}"]


async def test_a_table_without_the_kind_of_address_says_nothing(
    store: Store, now: int, tmp_path: Path
) -> None:
    old = written(tmp_path / "old.mmdb", PLACES[:1], 4)
    server = place(store, now, tmp_path, places=str(old))
    assert await devices(server, "2001:db8::9") == ["Firefox on Linux"]
    assert await devices(server, "10.1.0.9") == ["Firefox on Linux, near Lyon, France"]


async def test_a_table_that_is_renewed_is_read_anew_and_half_of_one_says_nothing(
    store: Store, now: int, tmp_path: Path
) -> None:
    file = written(tmp_path / "places.mmdb", PLACES[:1], 6)
    server, whole = place(store, now, tmp_path, places=str(file)), file.read_bytes()
    assert await devices(server, "10.2.0.9") == ["Firefox on Linux"]
    written(tmp_path / "later.mmdb", PLACES, 6).rename(file)
    assert await devices(server, "10.2.0.9") == ["Firefox on Linux, in Norway"]
    file.write_bytes(whole[: len(whole) // 2])
    assert await devices(server, "10.2.0.9") == ["Firefox on Linux"]
    file.unlink()
    assert await devices(server, "10.2.0.9") == ["Firefox on Linux"]


async def test_without_a_table_nothing_is_said(server: Place) -> None:
    assert await devices(server, "10.1.0.9") == ["Firefox on Linux"]


@pytest.mark.parametrize("held", [None, b"no table"])
def test_a_file_without_a_table_is_refused_at_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, held: bytes | None
) -> None:
    file = tmp_path / "places.mmdb"
    if held:
        file.write_bytes(held)
    monkeypatch.setenv("WEFT_PLACES", str(file))
    with pytest.raises(WrongSettings, match="WEFT_PLACES: there is no table of places"):
        settings.read()
