"""Who is looking: a person's id, or nobody."""


class NotSignedIn(Exception):
    """Somebody who is signed in could do this."""


def person(viewer: str | None) -> str:
    """The viewer's id; NotSignedIn for an anonymous visitor."""
    if viewer is None:
        raise NotSignedIn
    return viewer
