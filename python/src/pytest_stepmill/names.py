"""Names that were probably meant."""

from __future__ import annotations

import difflib
from typing import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """A sentence with the name that was probably meant, or with all of them. Begins with a space; empty if there is none."""
    names = sorted(set(known))
    found = difflib.get_close_matches(name, names, n=1)
    if found:
        return f" Did you mean {found[0]!r}?"
    return f" There is: {', '.join(names[:20])}." if names else ""
