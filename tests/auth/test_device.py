import pytest

from auth import device

CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"
APPLE = "AppleWebKit/605.1.15 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
            "Firefox on Linux",
        ),
        (f"Mozilla/5.0 (Linux; Android 16; K) {CHROME} Mobile Safari/537.36", "Chrome on Android"),
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME} Safari/537.36 Edg/142.0",
            "Edge on Windows",
        ),
        (
            f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {APPLE} Version/26.0 Safari/605.1.15",
            "Safari on a Mac",
        ),
        (
            f"Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) {APPLE} FxiOS/145.0 Safari/605.1",
            "Firefox on an iPhone",
        ),
        (
            f"Mozilla/5.0 (X11; CrOS x86_64 16328.0.0) {CHROME} Safari/537.36 OPR/120.0",
            "Opera on ChromeOS",
        ),
        ("gql on Linux", "A program on Linux"),
        ("Firefox/145.0", "Firefox"),
        ("", device.UNKNOWN),
        ("<script>", device.UNKNOWN),
    ],
)
def test_a_device_is_told_in_words(agent: str, words: str) -> None:
    assert device.words(agent) == words
