"""What is printed where Weft runs."""

from server import hosting
from tests.server.conftest import Place, new_address


async def test_a_link_is_for_somebody_of_the_sample_community(server: Place) -> None:
    email = new_address()
    said = await hosting._welcome(server.house, email)
    assert f"{server.house.settings.url}/sign-in#email=" in said
    assert f"ask for a code as {email} or with any address" in said


async def test_over_real_people_nobody_is_named(server: Place) -> None:
    said = await hosting._welcome(server.house, None)
    assert server.house.settings.url in said
    assert "Ask for a code with any address" in said
    assert "sign-in#" not in said
    assert "sample" not in said
