import pytest

from auth.viewer import NotSignedIn, person


def test_somebody_is_who_they_are() -> None:
    assert person("ada") == "ada"


def test_nobody_is_told_to_sign_in() -> None:
    with pytest.raises(NotSignedIn):
        person(None)
