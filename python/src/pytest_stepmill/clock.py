"""The clock of an account."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from .errors import StepmillError
from .http import Account


class Clock:
    """
    Time in the account of a test. With `time="skip"`, the default, no wait takes time; with `"manual"`, it passes only here.

        sfn.clock.advance(hours=2)
    """

    def __init__(self, account: Account) -> None:
        self._account = account

    @property
    def now(self) -> datetime:
        """The present time, in UTC."""
        return parse_time(self._account.ask("GET", "/clock")["now"])

    def advance(
        self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0, delta: timedelta | None = None
    ) -> datetime:
        """Moves time forward. Returns when everything that then can happen has happened, with the new time."""
        by = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds) + (delta or timedelta())
        if by < timedelta():
            raise StepmillError("Time never goes back: advance takes positive values.")
        return parse_time(self._account.ask("POST", "/clock/advance", {"seconds": by.total_seconds()})["now"])

    def advance_to(self, when: datetime) -> datetime:
        """Moves time forward to a date. One without a zone is in UTC."""
        aware = when if when.tzinfo else when.replace(tzinfo=timezone.utc)
        text = aware.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return parse_time(self._account.ask("PUT", "/clock", {"now": text})["now"])

    def next_timer(self) -> bool:
        """Moves time forward to the next timer. Whether there was one."""
        return bool(self._account.ask("POST", "/clock/next")["moved"])


def parse_time(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
