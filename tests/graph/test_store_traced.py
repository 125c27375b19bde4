"""How the order of log, disk and answer is read from what strace wrote down."""

import pytest

from tests.tracing import Order

WRITE = '29  1795792192.434238 pwrite64(96</data/txlog_0.wal>, ""..., 312, 25377282) = 312'
SYNC = "29  1795792192.439286 fsync(96</data/txlog_0.wal>) = 0"
REPLY = '29  1795792192.441980 write(80<socket:[1383047]>, ""..., 41) = 41'
BUCKET = '17  1795792192.443876 pwrite64(133</data/Message_0.44.bucket>, ""..., 65536, 0) = 65536'
BEGUN = '17  1795792192.421464 pwrite64(96</data/txlog_0.wal>, ""..., 312, 0 <unfinished ...>'
RESUMED = "17  1795792192.421691 <... pwrite64 resumed>) = 312"
SYNCING = "29  1795792192.439286 fdatasync(96</data/txlog_0.wal> <unfinished ...>"
SYNCED = "29  1795792192.439299 <... fdatasync resumed>) = 0"


@pytest.mark.parametrize(
    "lines",
    [
        [WRITE, SYNC, REPLY],
        [WRITE, SYNC, BUCKET, REPLY],
        [WRITE, SYNCING, BUCKET, SYNCED, REPLY],
        [BEGUN, RESUMED, SYNC, REPLY],
        [WRITE, SYNC, WRITE, SYNC, REPLY, REPLY],
    ],
)
def test_what_is_on_the_disk_may_be_acknowledged(lines: list[str]) -> None:
    order = Order(lines)
    assert (order.acknowledged, order.early) == (1, [])


@pytest.mark.parametrize(
    "lines",
    [
        [WRITE, REPLY, SYNC],
        [WRITE, SYNC, WRITE, REPLY],
        [WRITE, SYNCING, REPLY.replace("29", "31", 1), SYNCED],
        [BEGUN, SYNC, RESUMED, REPLY],
        [WRITE, SYNC.replace("= 0", "= -1 EIO (Input/output error)"), REPLY],
        [WRITE, SYNC.replace("txlog_0.wal", "txlog_1.wal"), REPLY],
        [WRITE, SYNC.replace("txlog_0.wal", "Message_0.44.bucket"), REPLY],
    ],
)
def test_an_answer_before_the_disk_has_it_is_early(lines: list[str]) -> None:
    order = Order(lines)
    assert order.acknowledged == 0 and len(order.early) == 1


def test_an_answer_without_a_write_acknowledges_nothing() -> None:
    order = Order([REPLY, BUCKET, REPLY, "29  1795792192.5 --- SIGSEGV {si_signo=SIGSEGV} ---"])
    assert (order.acknowledged, order.early) == (0, [])
