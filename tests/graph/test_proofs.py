import pytest

from graph import proofs
from graph.refusals import ProveItAgain

NOW = 1_790_000_000_000


@pytest.mark.parametrize("proved", [None, NOW - proofs.FRESH, NOW + 1, 0])
def test_what_was_not_proved_lately_is_asked_for(proved: int | None) -> None:
    with pytest.raises(ProveItAgain):
        proofs.demand(proved, NOW)


@pytest.mark.parametrize("proved", [NOW, NOW - proofs.FRESH + 1])
def test_a_proof_holds_for_ten_minutes(proved: int) -> None:
    proofs.demand(proved, NOW)
