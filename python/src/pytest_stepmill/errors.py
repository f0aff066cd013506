"""The errors of this package."""

from __future__ import annotations


class StepmillError(Exception):
    """A mistake in a test's set-up, or an answer of the server that says so. No Retry or Catch of a workflow sees it."""


class StepmillWarning(UserWarning):
    """Something that a test may have overlooked: a mock that has answered nothing, an execution that still runs."""
