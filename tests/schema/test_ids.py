import pytest

from schema import ids


def test_an_id_comes_back() -> None:
    assert ids.decode("Ask", ids.encode("Ask", "a|b:c")) == "a|b:c"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "abc",
        "Ask:1",
        ids.encode("Person", "1"),
        ids.encode("Ask", "1") + "=",
        "QXNrOjF=",
        "é\0",
        "QX=NrOjE",
    ],
)
def test_malformed_or_of_another_kind_is_the_id_no_node_has(value: str) -> None:
    assert ids.decode("Ask", value) == ""
