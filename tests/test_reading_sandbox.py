"""What the reading process may not do, each tried in a process that was closed off; and what it still may."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_TRIED = """
import ctypes, json, os, pathlib, shutil, socket, subprocess, sys, tempfile, urllib.request
from remiss.reading.guard.process import my_worker
from remiss.reading.guard.sandbox import ForbiddenError, close_off

own, other, tries = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), json.loads(sys.argv[3])
lend = close_off(own)
found = {}
for code in tries:
    try:
        exec(code)
        found[code] = "done"
    except ForbiddenError:
        found[code] = "forbidden"
    except Exception as fault:
        found[code] = "forbidden" if isinstance(getattr(fault, "reason", None), ForbiddenError) else repr(fault)
print(json.dumps(found))
"""

FORBIDDEN = [
    "socket.create_connection(('127.0.0.1', 9))",
    "socket.getaddrinfo('example.org', 80)",
    "socket.socket().bind(('127.0.0.1', 0))",
    "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
    "urllib.request.urlopen('http://127.0.0.1:9/')",
    "os.system('echo hej')",
    "subprocess.run(['echo', 'hej'])",
    "subprocess.run('echo hej', shell=True)",
    "subprocess.run([sys.executable, '-c', ''])",
    "lend(other); lend(None); (other / 'ny.txt').write_text('hej')",
    "os.execv(sys.executable, ['x'])",
    "open(other / 'ny.txt', 'w')",
    "open(other / 'fanns.txt', 'r+')",
    "open(other / 'fanns.txt', 'a')",
    "(other / 'ny.txt').write_text('hej')",
    "os.open(other / 'ny.txt', os.O_WRONLY | os.O_CREAT)",
    "os.open(own / '..' / 'ny.txt', os.O_WRONLY | os.O_CREAT)",
    "os.remove(other / 'fanns.txt')",
    "os.rename(other / 'fanns.txt', own / 'tagen.txt')",
    "os.rename(own, other / 'flyttad')",
    "os.mkdir(other / 'ny')",
    "os.truncate(other / 'fanns.txt', 0)",
    "shutil.rmtree(other)",
    "os.symlink(other, own / 'ut')",
]
FORBIDDEN_THERE = ["os.fork()", "os.posix_spawn('/bin/echo', ['echo'], {})", "os.chmod(other / 'fanns.txt', 0)"]
ALLOWED = [
    "(other / 'fanns.txt').read_text()",
    "(own / 'ny.txt').write_text('hej')",
    "tempfile.mkdtemp(dir=own)",
    "os.remove(own / 'ny.txt')",
    "os.mkdir(own / 'm'); os.rmdir(own / 'm')",
    "open(os.devnull, 'w').close()",
    "lend(other); (other / 'lånad.txt').write_text('hej'); os.remove(other / 'lånad.txt'); lend(None)",
    "import sqlite3, uuid, decimal",
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    own, other = tmp_path_factory.mktemp("egen"), tmp_path_factory.mktemp("andras")
    (other / "fanns.txt").write_text("oförändrad", encoding="utf-8")
    tries = FORBIDDEN + (FORBIDDEN_THERE if os.name == "posix" else []) + ALLOWED
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _TRIED, str(own), str(other), json.dumps(tries)],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    assert [path.name for path in other.iterdir()] == ["fanns.txt"]
    assert (other / "fanns.txt").read_text(encoding="utf-8") == "oförändrad"
    answers: dict[str, str] = json.loads(done.stdout)
    return answers


@pytest.mark.parametrize("code", FORBIDDEN)
def test_forbidden(code: str, found: dict[str, str]) -> None:
    assert found[code] == "forbidden"


@pytest.mark.skipif(os.name != "posix", reason="there is none of it there")
@pytest.mark.parametrize("code", FORBIDDEN_THERE)
def test_forbidden_where_it_is_possible(code: str, found: dict[str, str]) -> None:
    assert found[code] == "forbidden"


@pytest.mark.parametrize("code", ALLOWED)
def test_allowed(code: str, found: dict[str, str]) -> None:
    assert found[code] == "done"


def test_the_worker_is_closed_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from remiss.reading import Limits, guard
    from remiss.reading.guard.process import my_worker

    target = tmp_path / "ut.txt"
    (tmp_path / "provskrivning.py").write_text(
        f"def write(given, limits): open({str(target)!r}, 'w')\n"
        "def ring(given, limits): __import__('socket').create_connection(('127.0.0.1', 9))\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    my_worker().end()
    for function in ("write", "ring"):
        with pytest.raises(guard.CrashError) as fault:
            guard.called(f"provskrivning:{function}", {}, Limits())
        assert "ForbiddenError" in fault.value.__notes__[0]
    assert not target.exists()
    my_worker().end()
