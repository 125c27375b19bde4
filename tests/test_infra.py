"""The files of infra/ that no test can run here: read, and held against the program they start."""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from server import cli, door, settings
from tests.house import ROOT, words_of

INFRA = ROOT / "infra"
COMMANDS = ["bench", "check", "help", "install", "run", "test", "test-neo4j"]
SETTING = re.compile(r"\bWEFT_[A-Z0-9_]+\b")
PINNED = re.compile(r"[\w./-]+:\d+\.\d+[\w.-]*(?:@sha256:[0-9a-f]{64})?")


@cache
def compose() -> dict[str, Any]:
    return yaml.safe_load((INFRA / "compose.yml").read_text())


def services() -> dict[str, Any]:
    return compose()["services"]


def dockerfile() -> list[list[str]]:
    """Its instructions as words, with continued lines joined."""
    text = (INFRA / "Dockerfile").read_text().replace("\\\n", " ")
    return [line.split() for line in text.splitlines() if line.strip() and line[0] != "#"]


def deployed() -> list[Path]:
    places = [INFRA / "Dockerfile", INFRA / "compose.yml", *(INFRA / "deploy").iterdir()]
    return [file for file in places if file.name != "weft.env"]


def test_every_setting_they_name_exists() -> None:
    named = {word for file in deployed() for word in SETTING.findall(words_of(file))}
    assert [name for name in named if not settings.known(name)] == []


def test_the_example_asks_for_every_secret() -> None:
    example = (INFRA / "deploy/weft.env.example").read_text()
    asked = set(re.findall(r"^(WEFT_\w+)=", example, re.MULTILINE))
    assert asked >= {"WEFT_PUBLIC_URL", "WEFT_NEO4J_PASSWORD", "WEFT_SECRET", "WEFT_SMTP_URL"}
    assert re.findall(r"^WEFT_(?:SECRET|NEO4J_PASSWORD)=.+", example, re.MULTILINE) == []


def test_images_carry_a_version() -> None:
    bases = [line[1] for line in dockerfile() if line[0] == "FROM"]
    images = {service["image"] for service in services().values()} - {"weft:local"}
    assert [image for image in [*bases, *images] if not PINNED.fullmatch(image)] == []


def test_the_image_runs_as_nobody_in_particular() -> None:
    users = [line[1] for line in dockerfile() if line[0] == "USER"]
    assert users
    assert users[-1] not in {"root", "0"}


def test_the_image_copies_what_is_there() -> None:
    copied = [
        line[1:-1] for line in dockerfile() if line[0] == "COPY" and "--from=build" not in line
    ]
    named = [name for names in copied for name in names if not name.startswith("--")]
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_image_asks_whether_it_lives() -> None:
    check = next(line for line in dockerfile() if line[0] == "HEALTHCHECK")
    assert "/livez" in " ".join(check)


@pytest.mark.parametrize("name", ["app", "worker", "migrate", "proxy"])
def test_containers_cannot_change_themselves(name: str) -> None:
    assert services()[name]["read_only"]
    assert services()[name]["cap_drop"] == ["ALL"]


def test_only_the_proxy_can_be_reached_from_outside() -> None:
    assert [name for name, service in services().items() if "ports" in service] == ["proxy"]


def test_the_proxy_that_is_believed_is_ours() -> None:
    address = services()["proxy"]["networks"]["inside"]["ipv4_address"]
    assert services()["app"]["environment"]["WEFT_PROXIES"] == address


def test_the_proxy_lets_in_what_the_app_takes() -> None:
    found = re.search(r"max_size (\d+)MB", (INFRA / "deploy/Caddyfile").read_text())
    assert found
    assert int(found[1]) * 1_000_000 > door.MOST_FILE_BYTES


def test_no_log_grows_for_ever() -> None:
    logs = {name: service.get("logging", {}) for name, service in services().items()}
    kept = {name: log.get("options", {}).keys() for name, log in logs.items()}
    assert {name for name, options in kept.items() if options >= {"max-size", "max-file"}} == set(
        kept
    )


def test_the_unit_leaves_the_store_to_the_program() -> None:
    unit = (INFRA / "deploy/weft.service").read_text().splitlines()
    assert {"KillMode=mixed", "Environment=WEFT_DATA=/var/lib/weft"} <= set(unit)
    (start,) = [line for line in unit if line.startswith("ExecStart=")]
    assert start.split()[-1] in {verb.name for verb in cli.VERBS}


def test_containers_are_started_with_commands_that_exist() -> None:
    known = {verb.name for verb in cli.VERBS}
    asked = [word for service in services().values() for word in service.get("command", [])]
    assert [word for word in asked if word not in known] == []


def test_compose_is_always_told_its_settings() -> None:
    """Without them it refuses whatever it is asked, a look at the log too."""
    asked = re.findall(r"`docker compose ([^`]+)`", (INFRA / "README.md").read_text())
    assert asked
    assert [words for words in asked if "--env-file infra/deploy/weft.env" not in words] == []


def test_make_offers_the_commands_of_the_house() -> None:
    targets = re.findall(r"^([a-z0-9-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert set(COMMANDS) - set(targets) == set()


def test_the_list_of_commands_needs_make_and_a_shell_alone(tmp_path: Path) -> None:
    make = shutil.which("make")
    assert make
    done = subprocess.run(
        [make, "help"], cwd=ROOT, env={"PATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert [name for name in COMMANDS if f"\n  make {name} " not in f"\n{done.stdout}"] == []


def test_the_door_alone_says_how_long_to_stay_on_https() -> None:
    assert "Strict-Transport" not in (INFRA / "deploy/Caddyfile").read_text()


def test_ci_runs_the_whole_house() -> None:
    script = ROOT / ".ci/run"
    text = script.read_text()
    # CI brings bash; a machine with little more than Python need not have it.
    if bash := shutil.which("bash"):
        subprocess.run([bash, "-n", script], check=True)
    assert [
        part for part in ("make check", "make test", "make test-neo4j") if part not in text
    ] == []
