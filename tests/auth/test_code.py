from auth import code


def test_the_digits_are_six_and_the_same_for_a_seed() -> None:
    seen = {code.digits(b"secret", f"seed {n}") for n in range(300)}
    assert all(len(digits) == 6 and digits.isdecimal() for digits in seen)
    assert len(seen) > 295
    assert code.digits(b"secret", "seed 1") == code.digits(b"secret", "seed 1")


def test_without_the_secret_nothing_follows() -> None:
    assert code.digits(b"secret", "seed") != code.digits(b"another", "seed")
    assert code.digest(b"secret", "a@b.c", "123456") != code.digest(b"another", "a@b.c", "123456")
    assert code.address_id(b"secret", "a@b.c") != code.address_id(b"another", "a@b.c")


def test_a_digest_holds_the_address_too() -> None:
    assert code.digest(b"s", "a@b.c", "123456") != code.digest(b"s", "x@b.c", "123456")


def test_seeds_differ() -> None:
    assert len({code.new_seed() for _ in range(100)}) == 100
