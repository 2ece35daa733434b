"""Fixtures for all tests. With REMISS_NO_SKIPS=1 a skipped test fails: where everything is installed, all must run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from letters import CONSULTATION, letter

from remiss import Consultation, Document

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[1]

