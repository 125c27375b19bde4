"""The model at an address: what it is sent, and what becomes of a bad answer."""

from collections.abc import Generator

import pytest

from graph.embedding import EmbeddingsFault, Remote
from tests.embeddings import Service, answering


@pytest.fixture
def service() -> Generator[str]:
    with answering() as address:
        yield address


async def test_vectors_come_back_in_the_order_of_the_texts(service: str) -> None:
    vectors = await Remote(service, "secret", "small").embed(["a", "abcd"])
    assert vectors[:, 0] / vectors[:, 1] == pytest.approx([1, 4])
    (asked,) = Service.asked
    assert asked == {
        "path": "/v1/embeddings",
        "key": "Bearer secret",
        "model": "small",
        "input": ["a", "abcd"],
    }


async def test_many_texts_go_in_several_requests(service: str) -> None:
    assert len(await Remote(service, "k", "m").embed(["x"] * 600)) == 600
    assert [len(asked["input"]) for asked in Service.asked] == [256, 256, 88]


BAD = [
    b"no",
    b"{}",
    b'{"data": []}',
    b'{"data": [{"index": 0}]}',
    b'{"data": [{"index": 0, "embedding": [NaN]}]}',
]


@pytest.mark.parametrize("answer", BAD)
async def test_a_bad_answer_is_a_fault_without_the_key(service: str, answer: bytes) -> None:
    Service.answer = answer
    with pytest.raises(EmbeddingsFault) as fault:
        await Remote(service, "secret", "m").embed(["x"])
    assert "secret" not in str(fault.value)


async def test_nobody_there_is_a_fault() -> None:
    with pytest.raises(EmbeddingsFault):
        await Remote("http://127.0.0.1:1", "k", "m").embed(["x"])


def test_only_web_addresses_are_taken() -> None:
    with pytest.raises(ValueError, match="http"):
        Remote("file:///etc/passwd", "k", "m")
