from dataclasses import asdict, fields

import pytest

from graph.caps import STARTING
from server import settings
from server.settings import WrongSettings


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in settings.names():
        monkeypatch.delenv(name, raising=False)


def test_nothing_has_to_be_set() -> None:
    assert settings.read().url == "http://127.0.0.1:8000"


def test_every_cap_is_a_setting_with_the_starting_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert settings.read().caps == STARTING
    wanted = {cap.name: 2.0 for cap in fields(STARTING)} | {"reminder": 0.75, "fixed_days": 9.0}
    for name, value in wanted.items():
        monkeypatch.setenv(f"WEFT_{name.upper()}", f"{value:g}")
    assert asdict(settings.read().caps) == wanted


def test_of_the_days_until_the_fixed_date_some_are_left_for_another_way_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WEFT_STEP_DAYS", "7")
    with pytest.raises(WrongSettings, match="WEFT_STEP_DAYS"):
        settings.read()
    monkeypatch.setenv("WEFT_FIXED_DAYS", "9")
    assert settings.read().step_days == 7


def test_a_misspelt_one_is_refused_and_the_right_one_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEFT_SMPT_URL", "smtp://127.0.0.1")
    with pytest.raises(WrongSettings, match=r"WEFT_SMPT_URL is not a setting.*WEFT_SMTP_URL\?"):
        settings.read()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("WEFT_PORT", "many", "WEFT_PORT"),
        ("WEFT_PORT", "0", "WEFT_PORT"),
        ("WEFT_PUBLIC_URL", "weft.example.org", "write it like"),
        ("WEFT_PUBLIC_URL", "http://weft.example.org", "https"),
        ("WEFT_SMTP_URL", "127.0.0.1", "write it like"),
        ("WEFT_SMTP_URL", "https://mail.example.org", "smtps://"),
        ("WEFT_SMTP_URL", "smtps://me:BPx/ab+c@mail.example.org:465", "%2F for /"),
        ("WEFT_SMTP_URL", "smtps://me:a#b@mail.example.org:465", "%23 for #"),
        ("WEFT_SMTP_URL", "smtp://mail.example.org:many", "write it like"),
        ("WEFT_PUBLIC_URL", "smtp://weft.example.org", "write it like"),
        ("WEFT_SECRET", "short", "32 characters"),
        ("WEFT_NEO4J_URI", "bolt://127.0.0.1", "WEFT_NEO4J_PASSWORD"),
        ("WEFT_EMBEDDINGS_URL", "https://api.example.org/v1", "WEFT_EMBEDDINGS_MODEL"),
        ("WEFT_EMBEDDINGS_URL", "https://me:secret@api.example.org", "without the key"),
        ("WEFT_EMBEDDINGS_URL", "api.example.org", "without the key"),
        ("WEFT_LOG", "loud", "WEFT_LOG"),
        ("WEFT_HEAP_MB", "1", "WEFT_HEAP_MB"),
        ("WEFT_STEP_DAYS", "0", "WEFT_STEP_DAYS"),
        ("WEFT_FIXED_DAYS", "31", "WEFT_FIXED_DAYS"),
        ("WEFT_REMINDER", "1", "WEFT_REMINDER"),
        ("WEFT_OPENID_CLUB_ISSUER", "http://id.example.org", "WEFT_OPENID_CLUB_ISSUER: write"),
        ("WEFT_OPENID_CLUB_ISSUER", "https://id.example.org", "WEFT_OPENID_CLUB_CLIENT_ID"),
        ("WEFT_OPENID_MY_CLUB_NAME", "Club", "WEFT_OPENID_MY_CLUB_NAME"),
    ],
)
def test_a_wrong_value_is_refused_with_its_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSettings, match=words):
        settings.read()


def test_everything_wrong_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEFT_PORT", "x")
    monkeypatch.setenv("WEFT_HOTS", "x")
    with pytest.raises(WrongSettings) as refused:
        settings.read()
    assert len(str(refused.value).splitlines()) == 2


def test_a_secret_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEFT_SECRET", "x" * 40)
    assert "xxxx" not in repr(settings.read())


def test_a_provider_is_three_variables_by_a_word_of_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"ISSUER": "https://id.example.org/", "CLIENT_ID": "weft", "CLIENT_SECRET": "hidden"}
    for name, value in given.items():
        monkeypatch.setenv(f"WEFT_OPENID_CLUB_{name}", value)
    found = settings.read()
    assert found.providers == [("club", "Club")]
    assert found.openid["club"].issuer == "https://id.example.org"
    assert "hidden" not in repr(found)
