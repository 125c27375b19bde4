from auth import circle_link
from graph.store import new_id

SECRET, OTHER = b"a secret", b"another secret"


def test_what_we_made_opens_and_nothing_else_does() -> None:
    link = new_id()
    code = circle_link.code(SECRET, link)
    assert circle_link.opened(SECRET, code) == link
    altered = code[:-1] + ("0" if code[-1] != "0" else "1")
    for wrong in (altered, code[:-1], code + "0", new_id() + code[32:], "", "ü" * 72):
        assert circle_link.opened(SECRET, wrong) == ""
    assert circle_link.opened(OTHER, code) == ""
