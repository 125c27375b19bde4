import re

import pytest

from auth import bearer


@pytest.mark.parametrize("kind", bearer.PREFIXES)
def test_a_token_says_what_it_is_and_checks_itself(kind: str) -> None:
    token = bearer.new_token(kind)
    assert re.fullmatch(r"weft_(pat|at|rt)_[0-9A-Za-z]{49}", token)
    assert bearer.kind(token) == kind
    assert bearer.new_token(kind) != token


def test_one_wrong_letter_is_noticed_without_the_store() -> None:
    token = bearer.new_token("personal")
    for place in range(len(token)):
        other = "a" if token[place] != "a" else "b"
        assert bearer.kind(token[:place] + other + token[place + 1 :]) is None
    for wrong in ("", "weft_pat_", token[:-1], token + "a", token.upper(), f" {token}", "é" * 58):
        assert bearer.kind(wrong) is None


def test_the_store_learns_the_digest_alone() -> None:
    token = bearer.new_token("access")
    assert len(bearer.digest(token)) == 64 and token[-49:] not in bearer.digest(token)


@pytest.mark.parametrize(
    ("header", "token"),
    [
        (None, None),
        ("", None),
        ("Basic YTpi", None),
        ("Bearer", ""),
        ("Bearer ", ""),
        ("Bearer x", "x"),
        ("bearer  x ", "x"),
        ("BEARER x y", "x y"),
        ("Bearerx y", None),
    ],
)
def test_only_a_bearer_presents_a_token(header: str | None, token: str | None) -> None:
    assert bearer.presented(header) == token
