from auth import session
from auth.session import Cookie


def test_a_token_is_256_random_bits() -> None:
    tokens = {session.new_token() for _ in range(100)}
    assert len(tokens) == 100 and all(len(token) == 43 for token in tokens)


def test_the_digest_is_not_the_token() -> None:
    token = session.new_token()
    assert session.digest(token) == session.digest(token) != token
    assert len(session.digest(token)) == 64


def test_the_cookie_over_https() -> None:
    given = Cookie(secure=True).given("t")
    assert given == "__Host-weft=t; Max-Age=34560000; Path=/; HttpOnly; SameSite=Lax; Secure"


def test_the_cookie_on_a_loopback_address() -> None:
    assert Cookie(secure=False).given("t").startswith("weft=t; ")
    assert "Max-Age=0" in Cookie(secure=False).taken_back()
