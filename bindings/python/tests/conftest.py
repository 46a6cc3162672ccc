"""Where the command is that the package is compared with."""

import os

import pytest


@pytest.fixture
def command() -> str:
    """The path of `ibid`."""
    path = os.environ.get("IBID")
    if not path:
        pytest.skip("IBID names no command")
    return path
