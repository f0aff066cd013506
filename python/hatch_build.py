"""A wheel with the program in it, where `STEPMILL_WHEEL_PROGRAM` and `STEPMILL_WHEEL_TAG` name it and its platform."""

from __future__ import annotations

import os
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ProgramHook(BuildHookInterface):
    """Adds the program as `pytest_stepmill/bin/stepmill`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        program = os.environ.get("STEPMILL_WHEEL_PROGRAM")
        if not program or self.target_name != "wheel" or version != "standard":
            return
        build_data["pure_python"] = False
        build_data["tag"] = os.environ["STEPMILL_WHEEL_TAG"]
        build_data["force_include"][program] = "pytest_stepmill/bin/stepmill"
