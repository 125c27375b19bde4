"""What nobody asked for and did not come about is logged, and tried again later."""

import contextlib
from collections.abc import Generator

import structlog

from graph.faults import StoreFault, Unsettled

log = structlog.get_logger("weft.worker")


@contextlib.contextmanager
def again() -> Generator[None]:
    try:
        yield
    except Unsettled:
        log.exception("fault")
    except StoreFault as fault:
        log.warning("the store is away; trying again", why=str(fault))
    except Exception:
        log.exception("fault")
