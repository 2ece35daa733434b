"""What was lifted → the text of a remiss.toml, for a person to trim; and new bodies into one that is there already.

Everything from a report is quoted so that it is a text and nothing else, whatever the report says.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from remiss.consultation.lifted import Invitation, Lifted, LiftedProposal
from remiss.consultation.report import kind_name
from remiss.errors import CaseError

_HEAD = (
    "# Hämtat ur rapporten med remiss proposals. "
    "Läs igenom: ta bort det som inte är remitterat, och rätta det som är märkt osäkert."
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_INVITED = re.compile(r"^[ \t]*(?:invited|\"invited\"|'invited')[ \t]*=", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def as_toml(lifted: Lifted, invitation: Invitation | None = None) -> str:
    """A whole remiss.toml: what was not found stands as a comment to fill in, and doubts stand above their entry."""
    asked = invitation or Invitation()
    lines = [_HEAD, ""]
    lines += [_line("title", lifted.title)] if lifted.title else [*_gap("rubriken"), 'title = "Titel saknas"']
    lines += [_line("reference", lifted.reference)] if lifted.reference else ['# reference = "SOU 2019:43"']
    dnr = asked.dnr or lifted.dnr
    lines += [_line("dnr", dnr)] if dnr else ['# dnr = "Fi2019/03441/SFÖ"']
    lines += [_deadline(asked.deadline)] if asked.deadline else ["# deadline = 2020-04-24"]
    lines += [_invited(asked.invited)] if asked.invited else ['# invited = ["Arbetsförmedlingen", "…"]']
    for proposal in lifted.proposals:
        lines += ["", *_proposal(proposal)]
    if lifted.warnings:
        lines += ["", "# Att se efter:", *(_comment(warning) for warning in lifted.warnings)]
    return "\n".join(lines) + "\n"


def invitation_as_toml(invitation: Invitation) -> str:
    """What a remisslista says, as lines of a remiss.toml."""
    lines = [_line("dnr", invitation.dnr)] if invitation.dnr else []
    lines += [_deadline(invitation.deadline)] if invitation.deadline else []
    return "\n".join([*lines, _invited(invitation.invited)]) + "\n"


def file_with_invited(path: Path, names: Sequence[str]) -> bytes:
    """The bytes of a remiss.toml with another list of invited bodies; ``with_invited`` says what can go wrong."""
    try:
        content = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise CaseError(f"{path} kan inte läsas som UTF-8-text och ändras därför inte. Kontrollera filen.") from fault
    bare = content.removeprefix("\ufeff")
    plain = bare.replace("\r\n", "\n")
    changed = with_invited(plain, names, path.name)
    if plain != bare:
        changed = changed.replace("\n", "\r\n")
    return (content[: len(content) - len(bare)] + changed).encode("utf-8")


def with_invited(content: str, names: Sequence[str], source: str = "remiss.toml") -> str:
    """The text of a remiss.toml with another list of invited bodies, and all else as it was, comments too.

    Raises CaseError where ``content`` is not TOML, or where the list cannot be told from what is around it.
    """
    before = _parsed(content, source)
    for start in _INVITED.finditer(content):
        end = _value_end(content, start.end())
        if end is not None:
            changed = f"{content[: start.start()]}{_invited(names)}{content[end:]}"
            if _is_only_change(before, changed, names):
                return changed
    # before the first table: what stands after belongs to that
    for at in [match.start() for match in _TABLE.finditer(content)] + [len(content)]:
        gap = "" if not at or content[:at].endswith("\n") else "\n"
        changed = f"{content[:at]}{gap}{_invited(names)}\n{'' if at == len(content) else chr(10)}{content[at:]}"
        if "invited" not in before and _is_only_change(before, changed, names):
            return changed
    raise CaseError(
        f"{source}: listan invited går inte att byta ut utan att ändra annat. Skriv listan på skärmen (kör utan --out) "
        "och klistra in den för hand."
    )


def _value_end(content: str, start: int) -> int | None:
    """Where the list that starts here ends: at the first bracket up to which it can be parsed."""
    for bracket in re.finditer(r"\]", content[start:]):
        end = start + bracket.end()
        try:
            tomllib.loads(f"invited = {content[start:end]}")
        except tomllib.TOMLDecodeError:
            continue
        return end
    return None


def _is_only_change(before: dict[str, object], changed: str, names: Sequence[str]) -> bool:
    try:
        return tomllib.loads(changed) == before | {"invited": list(names)}
    except tomllib.TOMLDecodeError:
        return False


def _parsed(content: str, source: str) -> dict[str, object]:
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as fault:
        raise CaseError(
            f"{source} följer inte formatet TOML och ändras därför inte. Rätta filen, eller ange en annan efter --out."
        ) from fault


# --- lines ----------------------------------------------------------------------------------------------------------


def _proposal(lifted: LiftedProposal) -> Iterator[str]:
    proposal = lifted.proposal
    if lifted.page is not None:
        yield f"# s. {lifted.page}"
    if len(lifted.kinds) > 1:
        yield _comment(f"avsnittet rymmer {_both(lifted)}; en post, eftersom numret är ett och detsamma")
    for doubt in lifted.doubts:
        yield _comment(f"osäkert: {doubt}")
    yield "[[proposals]]"
    yield _line("number", proposal.number) if proposal.number else _line("id", proposal.id)
    yield _line("title", proposal.title)
    yield _line("kind", proposal.kind.value)
    if proposal.text:
        yield _line("text", proposal.text)


def _both(lifted: LiftedProposal) -> str:
    names = [kind_name(kind) for kind in lifted.kinds]
    return f"både {' och '.join(names)}"


def _gap(what: str) -> Iterator[str]:
    yield f"# osäkert: {what} hittades inte; skriv in den"


def _line(key: str, value: str | None) -> str:
    return f"{key} = {_quoted(value or '')}"


def _deadline(day: datetime.date) -> str:
    return f"deadline = {day.isoformat()}"


def _invited(names: Sequence[str]) -> str:
    return "\n".join(["invited = [", *(f"    {_quoted(name)}," for name in names), "]"])


def _comment(text: str) -> str:
    return f"# {' '.join(_UNPRINTABLE.sub(' ', text).split())}"


def _quoted(value: str) -> str:
    """A TOML basic string that is read back as the very same text; a lone surrogate, which no file holds, as ``?``."""
    value = value.encode("utf-8", "replace").decode()
    escaped = "".join(_ESCAPES.get(c, c) for c in value)
    return '"' + _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'
