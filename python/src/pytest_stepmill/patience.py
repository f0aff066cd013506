"""How long a test waits for an execution that does nothing."""

from __future__ import annotations

import time

#: Seconds of real time, unless an account or `pytest.ini` has others.
PATIENCE = 60.0


class Patience:
    """The time since something last happened."""

    def __init__(self, seconds: float | None) -> None:
        #: `None`: endless.
        self.seconds = seconds
        self._since = time.monotonic()
        self._seen: tuple[bool, int] | None = None

    def is_over(self, seen: tuple[bool, int]) -> bool:
        """Whether it has seen nothing new for too long. seen: whether a function was invoked, the last change."""
        if seen[0] or seen != self._seen:
            self._since, self._seen = time.monotonic(), seen
        return self.seconds is not None and time.monotonic() - self._since > self.seconds

    @property
    def a_while(self) -> float:
        """How long one request may wait, in seconds."""
        return 1.0 if self.seconds is None else min(1.0, self.seconds)

    @property
    def text(self) -> str:
        """What an error says."""
        return (
            f"The execution has done nothing for {self.seconds:g} seconds. If it needs more time, write "
            "Stepmill(patience=600), or stepmill_patience = 600 in pytest.ini."
        )
