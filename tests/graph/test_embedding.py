"""The model at an address: what it is sent, and what becomes of a bad answer."""

import json
import threading
from collections.abc import Generator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from graph.embedding import EmbeddingsFault, Remote


class Service(BaseHTTPRequestHandler):
    """Answers the length of a text as its vector, in reverse order, or as `answer` says."""

    asked: list[dict[str, Any]]
    answer: bytes | None

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        type(self).asked.append({"path": self.path, "key": self.headers["Authorization"], **body})
        data = [
            {"index": at, "embedding": [len(text), 1.0]} for at, text in enumerate(body["input"])
        ]
        found = type(self).answer or json.dumps({"data": data[::-1]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(found)))
        self.end_headers()
        self.wfile.write(found)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


@pytest.fixture
def service() -> Generator[str]:
    Service.asked, Service.answer = [], None
    with HTTPServer(("127.0.0.1", 0), Service) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/v1"
        server.shutdown()
        thread.join()


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


@pytest.mark.parametrize("answer", [b"no", b"{}", b'{"data": []}', b'{"data": [{"index": 0}]}'])
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
