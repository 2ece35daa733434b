"""How much memory this process may take: bounded by the system, so that no library can take more."""

from __future__ import annotations

import ctypes
import sys

MEGABYTE = 2**20

_PROCESS_MEMORY = 0x100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
_EXTENDED = 9  # JobObjectExtendedLimitInformation


def bound_memory(megabytes: int) -> None:
    """Let this process have so much memory and no more; called again, another amount.

    Elsewhere than on Windows it is address space that is bounded. Where the system refuses, nothing is bounded: some of
    macOS does, and a Windows before 8 where the process is in a job already.
    """
    if sys.platform == "win32":
        _bound_by_job(megabytes * MEGABYTE)
    else:
        _bound_by_rlimit(megabytes * MEGABYTE)


if sys.platform == "win32":

    def _bound_by_job(most: int) -> None:
        global _job
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.AssignProcessToJobObject.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        kernel.SetInformationJobObject.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32]
        if _job is None:
            _job = kernel.CreateJobObjectW(None, None)
            kernel.AssignProcessToJobObject(_job, kernel.GetCurrentProcess())
        bounds = ExtendedLimits()
        bounds.basic.flags, bounds.process_memory = _PROCESS_MEMORY, most
        kernel.SetInformationJobObject(_job, _EXTENDED, ctypes.byref(bounds), ctypes.sizeof(bounds))

    _job: int | None = None

else:

    def _bound_by_rlimit(most: int) -> None:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        try:
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        except (ValueError, OSError):
            return  # macOS refuses a limit below what the process has mapped already; the other limits still hold


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION; we set only the flags."""

    _fields_ = (
        ("times", ctypes.c_int64 * 2),
        ("flags", ctypes.c_uint32),
        ("working_set", ctypes.c_size_t * 2),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("classes", ctypes.c_uint32 * 2),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; we set the bound on one process' memory, in bytes."""

    _fields_ = (
        ("basic", BasicLimits),
        ("transferred", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peaks", ctypes.c_size_t * 2),
    )
