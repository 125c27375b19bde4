"""Two processes on one store: what was written through one is read at once through the other."""

from pathlib import Path

from graph.store import Address, Store
from tests import size
from tests.server.conftest import ask, place
from tests.server.test_app_hostile import PLENTY

WRITE = "mutation ($input: UpdateProfile!) { updateProfile(input: $input) { __typename } }"
READ = "{ me { why } }"


async def test_everybody_reads_what_they_wrote_whichever_process_they_meet(
    store: Store, store_address: Address, now: int, tmp_path: Path
) -> None:
    other = Store.open(store_address)
    one, two = (place(each, now, tmp_path, **PLENTY) for each in (store, other))
    here, there = await one.signed_in(), two.client()
    there.cookies.update(here.cookies)
    for n in range(size.of(40, 10_000)):
        writing, reading = (here, there) if n % 2 else (there, here)
        assert (await ask(writing, WRITE, input={"why": f"Why {n}"}))["data"]
        assert (await ask(reading, READ))["data"] == {"me": {"why": f"Why {n}"}}
    assert (await there.post("/auth/sign-out")).status_code == 204
    assert (await ask(here, READ))["data"] == {"me": None}
    await other.close()
