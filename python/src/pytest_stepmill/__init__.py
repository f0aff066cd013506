"""Tests for AWS Step Functions. See `Stepmill`, and the fixtures of `pytest_stepmill.plugin`."""

from .clock import Clock
from .errors import StepmillError, StepmillWarning
from .failures import Failure, failures
from .functions import LambdaContext
from .machine import Machine
from .mocks import Mock, Mocks
from .run import Calls, Run, StateView
from .server import Server
from .started import OpenTask, StartedRun
from .stepmill import Stepmill
from .version import __version__

__all__ = [
    "Calls",
    "Clock",
    "Failure",
    "LambdaContext",
    "Machine",
    "Mock",
    "Mocks",
    "OpenTask",
    "Run",
    "Server",
    "StartedRun",
    "StateView",
    "Stepmill",
    "StepmillError",
    "StepmillWarning",
    "__version__",
    "failures",
]
