import pytest

from auth.scopes import SCOPES, SESSION, ScopeMissing, demand, granted


def test_every_scope_is_one_plain_sentence() -> None:
    assert all(said.endswith(".") and said.count(".") == 1 for said in SCOPES.values())


def test_who_may_change_may_read() -> None:
    assert granted(["asks:write"]) == {"asks:write", "asks:read"}
    assert granted(["introductions:answer"]) == {"introductions:answer", "introductions:read"}
    assert granted([]) == granted(["everything", "asks:delete", "", SESSION]) == frozenset()


def test_a_session_of_the_person_reaches_everything() -> None:
    for scope in (*SCOPES, SESSION, ""):
        demand(None, scope)


def test_all_scopes_together_are_still_no_session() -> None:
    demand(frozenset(SCOPES), "asks:read")
    with pytest.raises(ScopeMissing) as refused:
        demand(frozenset(SCOPES), SESSION)
    assert refused.value.scope is None
    with pytest.raises(ScopeMissing, match="ledger:read"):
        demand(granted(["asks:write"]), "ledger:read")
