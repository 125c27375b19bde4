"""Mail leaves by SMTP, or is printed where nobody set one."""

import asyncio
import contextlib
import re
import sys
from collections.abc import Awaitable, Callable, Generator
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any
from urllib.parse import unquote, urlsplit

import aiosmtplib

from auth import code
from graph.digests import Digest
from graph.outbox import Letter
from server import digests as collecting
from server import feet, letters
from server.network import LOOPBACK
from server.settings import Settings

Deliver = Callable[[EmailMessage], Awaitable[None]]
SECONDS = 20.0
# What the server thinks about a letter once it has it (RFC 5321, 4.5.3.2.6): who hangs up before that, sends it twice.
ANSWER_SECONDS = 600.0
# No such mailbox: as RFC 3463 tells it, and where nobody does, as RFC 5321 has it.
ENHANCED = re.compile(r"\d\.\d{1,3}\.\d{1,3}\b")
NOBODY = frozenset({"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"})
NOBODY_PLAINLY = frozenset({550, 551, 553})


class Refused(Exception):
    """There is no such mailbox, says the mail server."""


def compose(
    letter: Letter,
    settings: Settings,
    secret: bytes,
    now: int,
    off: str = "",
    foot: str = feet.LESS,
) -> EmailMessage | None:
    """The mail, with an id that stays the same at every try; None for what is too old to work."""
    facts = letter.facts
    if "seed" in facts:
        if facts["until"] <= now:
            return None
        facts["digits"] = code.digits(secret, facts["seed"])
        facts["regret"] = code.regret(secret, facts["seed"])
    subject, text = letters.write(letter.kind, facts, settings.url, off, foot)
    return _message(letter, settings, subject, text, now, off)


def collected(
    letter: Letter, digest: Digest, settings: Settings, now: int, off: str
) -> EmailMessage:
    """To where its reader is by now."""
    subject, text = collecting.write(digest.new, settings.url, off)
    return _message(replace(letter, to=digest.new[0].to), settings, subject, text, now, off)


def _message(
    letter: Letter, settings: Settings, subject: str, text: str, now: int, off: str
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = settings.sender
    message["To"] = letter.to
    message["Subject"] = subject
    message["Date"] = format_datetime(datetime.fromtimestamp(now // 1000, UTC))
    message["Message-ID"] = f"<{letter.id}@{urlsplit(settings.url).hostname}>"
    message["Auto-Submitted"] = "auto-generated"
    if off:
        message["List-Unsubscribe"] = f"<{off}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(text)
    return message


def deliverer(settings: Settings) -> Deliver:
    return _by_smtp(settings.smtp_url) if settings.smtp_url else _printed


def _by_smtp(url: str) -> Deliver:
    parts = urlsplit(url)
    secure = parts.scheme == "smtps"
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    # A password never leaves this machine in the clear.
    upgrade = True if user and not secure and parts.hostname not in LOOPBACK else None

    async def deliver(message: EmailMessage) -> None:
        with _told_apart():
            async with _Patient(
                hostname=parts.hostname,
                port=parts.port or (465 if secure else 587 if user else 25),
                username=user or None,
                password=password or None,
                use_tls=secure,
                start_tls=False if secure else upgrade,
                timeout=SECONDS,
            ) as client:
                await client.send_message(message)

    return deliver


class _Patient(aiosmtplib.SMTP):
    """Waits longer for what becomes of a letter than for anything else."""

    async def data(self, message: str | bytes, /, **_: Any) -> aiosmtplib.SMTPResponse:
        return await super().data(message, timeout=ANSWER_SECONDS)

    async def __aexit__(self, kind: type[BaseException] | None, *told: Any) -> None:
        # Whoever is stopped does not wait for a goodbye.
        if kind is asyncio.CancelledError:
            self.close()
        await super().__aexit__(kind, *told)


@contextlib.contextmanager
def _told_apart() -> Generator[None]:
    """Quotas, relays, signatures, our sender and our password are the host's to mend, and no reader's fault."""
    try:
        yield
    except aiosmtplib.SMTPRecipientsRefused as fault:
        if not all(map(_nobody, fault.recipients)):
            raise
        # Their words may hold the address.
        raise Refused(f"refused with {fault.recipients[0].code}") from None


def _nobody(refused: aiosmtplib.SMTPRecipientRefused) -> bool:
    told = ENHANCED.match(refused.message)
    return told[0] in NOBODY if told else refused.code in NOBODY_PLAINLY


async def _printed(message: EmailMessage) -> None:
    """Where no SMTP is set, whoever started this reads the mail."""
    lines = [f"To: {message['To']}", f"Subject: {message['Subject']}", "", *_text(message)]
    framed = "\n".join(f"  │ {line}".rstrip() for line in lines)
    sys.stdout.write(f"\n  ╭─ mail (WEFT_SMTP_URL is not set)\n{framed}\n  ╰─\n\n")
    sys.stdout.flush()


def _text(message: EmailMessage) -> list[str]:
    return str(message.get_content()).strip().splitlines()
