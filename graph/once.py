"""A small file for its owner alone, made whole or not at all, whoever else is making it."""

import os
import secrets
from pathlib import Path


def write(path: Path, words: str) -> None:
    """Nothing where there is one already; on disk when this returns, for a power cut leaves an empty file else."""
    if path.exists():
        return
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(words)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
