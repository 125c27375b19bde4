"""The models that turn names into vectors: one inside this process, one at an address."""

import asyncio
import json
import threading
import urllib.request
from collections.abc import Sequence
from http.client import HTTPException
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from graph.nearness import Vectors

BATCH = 256
PATIENCE_SECONDS = 20


class EmbeddingsFault(Exception):
    """The address gave no vectors; nothing was computed from half of them."""


def _unit(rows: Vectors) -> Vectors:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))


class Local:
    """wordllama's 16 MB of weights, read on first use; works in a thread, never on the network."""

    def __init__(self) -> None:
        self._loading = threading.Lock()
        self._loaded: tuple[Tokenizer, NDArray[np.float16]] | None = None

    async def embed(self, texts: Sequence[str]) -> Vectors:
        return await asyncio.to_thread(self._embed, texts)

    def _embed(self, texts: Sequence[str]) -> Vectors:
        tokenizer, weights = self._ready()
        tokens = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        # A zero row first, so that a text without tokens has a sum.
        rows = [weights[[0, *token.ids]].astype(np.float32)[1:].sum(axis=0) for token in tokens]
        return _unit(np.array(rows, dtype=np.float32).reshape(len(texts), -1))

    def _ready(self) -> tuple[Tokenizer, NDArray[np.float16]]:
        with self._loading:
            if self._loaded is None:
                self._loaded = _load()
            return self._loaded


def _load() -> tuple[Tokenizer, NDArray[np.float16]]:
    # The package itself is not imported: it configures logging, brings code that downloads, and
    # keeps the weights in double size.
    spec = find_spec("wordllama")
    if spec is None or spec.origin is None:
        raise EmbeddingsFault("The package wordllama is not installed.")
    home = Path(spec.origin).parent
    tokenizer = Tokenizer.from_file(str(home / "tokenizers" / "l2_supercat_tokenizer_config.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer, _weights(home / "weights" / "l2_supercat_256.safetensors")


def _weights(file: Path) -> NDArray[np.float16]:
    """The one table of a safetensors file: a length, a JSON header, then the numbers, mapped."""
    with file.open("rb") as opened:
        length = int.from_bytes(opened.read(8), "little")
        table = json.loads(opened.read(length))["embedding.weight"]
    if table["dtype"] != "F16":
        raise EmbeddingsFault("The package wordllama keeps its weights in another form now.")
    start = 8 + length + table["data_offsets"][0]
    return np.memmap(file, np.float16, "r", offset=start, shape=tuple(table["shape"]))


class Remote:
    """An address that answers as OpenAI's `/embeddings` does; it is sent names of topics only."""

    def __init__(self, url: str, key: str, model: str) -> None:
        if not url.startswith(("https://", "http://")):
            raise ValueError("The address of an embeddings service starts with http.")
        self._url = url.rstrip("/").removesuffix("/embeddings") + "/embeddings"
        self._key = key
        self._model = model

    async def embed(self, texts: Sequence[str]) -> Vectors:
        parts = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]
        found = [await asyncio.to_thread(self._ask, part) for part in parts]
        return _unit(np.concatenate(found))

    def _ask(self, texts: Sequence[str]) -> Vectors:
        body = json.dumps({"model": self._model, "input": list(texts)}).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self._url, body, headers)  # noqa: S310 - http, see above
        if self._key:
            # To this address and to none that it leads on to.
            request.add_unredirected_header("Authorization", f"Bearer {self._key}")
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
                return _rows(json.load(answer), len(texts))
        except (OSError, HTTPException, ValueError, LookupError, TypeError) as fault:
            raise EmbeddingsFault(f"{self._url}: {type(fault).__name__}") from fault


def _rows(answer: dict[str, Any], count: int) -> Vectors:
    found = sorted(answer["data"], key=lambda entry: entry["index"])
    rows = np.array([entry["embedding"] for entry in found], dtype=np.float32)
    if rows.ndim != 2 or len(rows) != count:
        raise ValueError("another number of vectors than of texts")
    if not np.isfinite(rows).all():
        raise ValueError("no numbers")
    return rows
