"""The guard in conftest.py: with REMISS_NO_SKIPS=1 a skipped test, or a skipped module, has failed."""

from __future__ import annotations

import subprocess
import sys
from os import environ
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CASES = {
    "by mark": "import pytest\n\n@pytest.mark.skip(reason='r')\ndef test_a(): pass\n",
    "by call": "import pytest\n\ndef test_a(): pytest.skip('r')\n",
    "in a fixture": "import pytest\n\n@pytest.fixture\ndef f(): pytest.skip('r')\n\ndef test_a(f): pass\n",
    "a whole module": "import pytest\npytest.skip('r', allow_module_level=True)\n",
    "a package that is not there": "import pytest\npytest.importorskip('no_such_package_here')\n",
}
HARMLESS = {
    "passes": "def test_a(): pass\n",
    "expected failure": "import pytest\n\n@pytest.mark.xfail\ndef test_a(): raise AssertionError\n",
}


def outcome(source: str, folder: Path, no_skips: str) -> int:
    (folder / "conftest.py").write_text((HERE / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "letters.py").write_text((HERE / "letters.py").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "test_it.py").write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)]
    done = subprocess.run(command, env={**environ, "REMISS_NO_SKIPS": no_skips}, capture_output=True, check=False)
    return done.returncode


@pytest.mark.parametrize("source", CASES.values(), ids=CASES.keys())
def test_a_skip_fails_where_skips_are_forbidden(source: str, tmp_path: Path) -> None:
    assert outcome(source, tmp_path, "1") in (1, 2)
    assert outcome(source, tmp_path, "") in (0, 5)


@pytest.mark.parametrize("source", HARMLESS.values(), ids=HARMLESS.keys())
def test_what_is_no_skip_is_left_alone(source: str, tmp_path: Path) -> None:
    assert outcome(source, tmp_path, "1") == 0
