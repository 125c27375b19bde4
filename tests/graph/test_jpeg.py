"""A JPEG keeps what draws it and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.jpeg import NotAPicture, bare
from tests.jpegs import picture, segment

MOST = 512


def test_what_a_camera_wrote_beside_it_goes_and_the_picture_stays() -> None:
    assert bare(picture(beside=b"Exif\0\0 59.91 N 10.75 E"), MOST) == picture()
    words = picture().replace(b"\xff\xd8", b"\xff\xd8" + segment(0xFE, b"by Ada"))
    assert bare(words, MOST) == picture()
    assert bare(picture() + picture(beside=b"a second one"), MOST) == picture()


def test_zeros_and_restarts_in_a_scan_do_not_end_it() -> None:
    scan = b"\x01\xff\x00\x02\xff\xd0\x03\xff\x00\xd9"
    assert bare(picture(scan=scan), MOST) == picture(scan=scan)
    between = b"\x01" + segment(0xC4, b"\x00" * 17) + segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
    assert bare(picture(scan=between + b"\x02"), MOST) == picture(scan=between + b"\x02")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff\xd9",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        b"<svg onload=alert(1)>",
        picture()[:-2],
        picture()[:12],
        picture().replace(b"\xff\xc0", b"\xff\xc9"),
        picture(513, 8),
        picture(8, 65_535),
        picture(8, 0),
        picture().replace(b"\xff\xd8", b"\xff\xd8\xff\xe1\x00\x00"),
    ],
)
def test_what_is_no_picture_or_too_large_to_draw_is_refused(raw: bytes) -> None:
    with pytest.raises(NotAPicture):
        bare(raw, MOST)


@given(st.binary(max_size=200), st.integers(0, 40))
def test_any_bytes_are_a_picture_or_refused(noise: bytes, at: int) -> None:
    mixed = picture()[:at] + noise + picture()[at:]
    try:
        found = bare(mixed, MOST)
    except NotAPicture:
        return
    assert bare(found, MOST) == found
