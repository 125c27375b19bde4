"""Double entry: what is credited to one account is debited from another, and nothing is ever changed."""

from graph.store import Transaction

COMMONS = "commons"
Amounts = list[tuple[str, int]]


async def write(
    tx: Transaction, viewer: str, favour: str, cause: str, amounts: Amounts, now: int
) -> None:
    """(account, amount) of one cause, which has them once; an account is a person, a circle or COMMONS."""
    postings = [
        {"id": f"{cause}|{n}", "account": account, "amount": amount}
        for n, (account, amount) in enumerate(amounts, 1)
    ]
    await tx.run("postings/write", viewer=viewer, favour=favour, postings=postings, now=now)


async def of(tx: Transaction, viewer: str, favour: str) -> Amounts:
    rows = await tx.rows("postings/of", viewer=viewer, favour=favour)
    return [(str(row["account"]), int(row["amount"])) for row in rows]
