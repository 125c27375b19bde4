"""What a mail ends with: how to have less of it."""

LESS = "How mail comes to you: {url}/me\nNo more of this: {off}"
NEVER = (
    "Somebody on Weft typed this address, which no account there goes by. "
    "Never again such mail, whoever asks for it: {off}"
)


def end(url: str, off: str, foot: str = LESS) -> str:
    """Nothing where there is nothing to turn off."""
    return f"\n{foot.format(url=url, off=off)}\n" if off else ""
