"""What can go wrong, as a small tree. The message is in Swedish, says what is wrong and what to do next; the command
line prints it as it stands.

    RemissError
    ├── CaseError            the case folder or remiss.toml cannot be used; nothing can be done
    ├── ReadError            one file cannot be read; the others go on
    │   └── LimitError       … because it went over a limit of time, memory or size
    ├── RuleError            a rule file is wrong
    └── StepError            an own reader, linker or classifier gave what cannot be used: a quote that is none
"""

from __future__ import annotations


class RemissError(Exception):
    """The base of all errors that remiss raises on purpose."""


class CaseError(RemissError):
    """The case folder or its remiss.toml cannot be used."""


class ReadError(RemissError):
    """One file cannot be read."""


class LimitError(ReadError):
    """One file took more time, memory or space than it may."""


class RuleError(RemissError):
    """A rule file is wrong: the message names the file, the rule and what to mend."""


class StepError(RemissError):
    """An own reader, linker or classifier gave what does not agree with the text or with what was asked."""
