import stat
from pathlib import Path

import pytest
from pydantic import SecretStr

from server import secret
from server.settings import Settings, WrongSettings


def test_it_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    made = secret.of_host(settings)
    path = tmp_path / "data" / "secret"
    assert len(made) >= 64 and secret.of_host(settings) == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in path.parent.iterdir()] == ["secret"]


def test_every_host_has_its_own(tmp_path: Path) -> None:
    one, other = (secret.of_host(Settings(data=tmp_path / name)) for name in "ab")
    assert one != other


def test_a_setting_goes_first(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, secret=SecretStr("s" * 40))
    assert secret.of_host(settings) == b"s" * 40
    assert not (tmp_path / "secret").exists()


def test_a_newline_at_its_end_does_not_count(tmp_path: Path) -> None:
    made = secret.of_host(Settings(data=tmp_path))
    (tmp_path / "secret").write_bytes(made + b"\n")
    assert secret.of_host(Settings(data=tmp_path)) == made


@pytest.mark.parametrize("left", [b"", b"cut short", b" " * 99])
def test_what_is_left_of_one_is_none(tmp_path: Path, left: bytes) -> None:
    (tmp_path / "secret").write_bytes(left)
    with pytest.raises(WrongSettings, match="Put your copy of it back"):
        secret.of_host(Settings(data=tmp_path))
