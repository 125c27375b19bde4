"""What is expected in return, in rising order."""

from enum import Enum

import strawberry


@strawberry.enum(description="What is expected in return, in rising order.")
class Terms(Enum):
    FREE = 0
    FAVOUR = 1
    EXCHANGE = 2
    PAID = 3
