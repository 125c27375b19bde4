from auth import code


def test_the_digits_are_six_and_the_same_for_a_seed() -> None:
    seen = {code.digits(b"secret", f"seed {n}") for n in range(300)}
    assert all(len(digits) == 6 and digits.isdecimal() for digits in seen)
    assert len(seen) > 295
    assert code.digits(b"secret", "seed 1") == code.digits(b"secret", "seed 1")


def test_without_the_secret_nothing_follows() -> None:
    assert code.digits(b"secret", "seed") != code.digits(b"another", "seed")
    one, other = (code.digests(secret, "a@b.c", "123456") for secret in (b"secret", b"another"))
    assert one[0] != other[0] and one[1] != other[1]


def test_digits_are_for_one_purpose() -> None:
    purposes = ["a@b.c", "x@b.c", code.proof_of("ada", "a@b.c"), code.proof_of("eve", "a@b.c")]
    found = [code.digests(b"s", purpose, "123456") for purpose in purposes]
    assert len({id for id, _ in found}) == len({hash for _, hash in found}) == 4


def test_seeds_differ() -> None:
    assert len({code.new_seed() for _ in range(100)}) == 100
