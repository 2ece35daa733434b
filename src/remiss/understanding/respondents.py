"""Who sent a document, and when: read from letterhead, title, sign-off and file name, matched with the invited list.

Where nothing says who it is, the file name has to do, and the respondent is marked as uncertain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from remiss.model import BlockKind, Category, Document, Identification
from remiss.understanding.speakers import Voices

ALIKE = 88.0
"""How alike (0 to 100) two names must be to be taken for one …"""
MARGIN = 6.0
"""… and how much more alike than the runner-up."""
_HEAD_BLOCKS, _FOOT_BLOCKS = 16, 10
_LINE = 110
"""Longer lines (characters) are prose, not letterhead."""
_MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"]
_ISO_DATE = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_WRITTEN_DATE = re.compile(
    rf"\b(\d{{1,2}})\s+({'|'.join(m[:3] + '[a-z]*' for m in _MONTHS)})\.?\s+((?:19|20)\d\d)\b", re.IGNORECASE
)
_DNR = re.compile(
    r"\b(?:dnr|diarie(?:nummer|nr)|ärende(?:nummer|nr)|(?:vår )?beteckning|vår referens)\b\.?:?\s*(\S*\d\S*(?:\s\d[\d/–-]*)?)",
    re.IGNORECASE,
)
_OURS_NOT = re.compile(r"\b(?:er|ert|eder|svar på|departementets|regeringskansliets)\b[^.]{0,25}$", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"^(?:klicka|här|hej|detta|med vänlig|datum|dnr|diarie|yttrande|remiss|till\b|ert\b|er\b|vår|vårt|sida|sid\b|beslut|handläggare|svar\b|ang|angående|mottagare|adress|"
    r"postadress|telefon|e-post|box\b|gemensamt|den\b|ställd|beteckning|regeringskansliet|protokoll|sammanträde|§|bilaga|fiktivt|kopia|"
    r"promemorian|betänkandet|ärende|innehåll|sammanfattning|avsändare|c/o|ordförande|www|org|inledning|bakgrund|vi\b|utskrift|sändlista)",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(r"departementet|regeringskansliet|regeringen$|\d{3} ?\d\d\s+\w+|@|remissvar\w*@", re.IGNORECASE)
_PAGE_MARK = re.compile(r"\s*(?:\b(?:sida|sid\.?|s\.)\s*)?\d+\s*(?:\(\d+\)|av\s+\d+)\s*$", re.IGNORECASE)
_TYPE_WORDS = re.compile(
    r"\b(?:remissyttrande|remissvar|yttrande|protokollsutdrag|tjänsteskrivelse|svar|skrivelse|datum.*|dnr.*)\b.*$",
    re.IGNORECASE,
)
_FROM_TITLE = re.compile(
    r"(?:^(?P<owner>[A-ZÅÄÖ][\w&.\- ]+?)s\s+(?:remiss|yttrande|svar|synpunkter|remissvar)|(?:svar|yttrande|synpunkter)\s+från\s+(?P<from>[A-ZÅÄÖ][^,:.]+?)(?:\s+(?:på|över|om|angående)\b|[,:.]|$))"
)
_SUBJECT = re.compile(
    r"(?:^|[.!?]\s+)([A-ZÅÄÖ][\w&-]+(?:\s+[A-ZÅÄÖi][\w&-]*|\s+(?:kommun|län|universitet|förbund|råd)){0,4})\s+"
    r"(?:har|tillstyrker|avstyrker|anser|delar|lämnar|avstår|välkomnar|yttrar|instämmer|bedömer|vill|ställer|ser|stödjer|är)\b"
)
_PRONOUNS = {
    "vi", "jag", "det", "den", "de", "detta", "förslaget", "förslagen", "utredningen", "promemorian", "betänkandet", "regeringen",
    "myndigheten", "kommunen", "regionen", "förbundet", "nämnden", "domstolen", "länsstyrelsen", "verket", "rådet",
}  # fmt: skip
_SIGNED_FOR = re.compile(r"^(?:För|På uppdrag av|På [\w-]+ vägnar)\s+([A-ZÅÄÖ].{2,80})$")
_RESPONSE = re.compile(
    r"remiss|yttrande|\bdnr\b|diarienummer|departementet|regeringskansliet|beslut i (?:detta )?ärende|har varit föredragande|synpunkter på förslag|betänkandet",
    re.IGNORECASE,
)
_FILE_NOISE = re.compile(
    r"\b(?:remissvar|remissyttrande|yttrande|svar|remiss|över|på|från|till|av|sou|ds|pm|dnr|slutlig|signerad|final|inkommen|komplettering)\b|\d[\d:.\-/]*",
    re.IGNORECASE,
)
_ENDORSED = re.compile(
    r"((?:[A-ZÅÄÖ][\w&-]+(?:\s+(?:[A-ZÅÄÖ][\w&-]+|i|för|och|[a-zåäö]+(?=\s+(?:råd|förbund|län|kommun)|:s)|råd|förbund|kommun|län|universitet))*)(?::s|s)?)\b"
)
_CATEGORIES: tuple[tuple[str, Category], ...] = (
    (r"domstol|tingsrätt|hovrätt|kammarrätt|förvaltningsrätt|\brätten\b", Category.COURT),
    (r"\blänsstyrelse", Category.COUNTY_BOARD),
    (r"universitet|högskola|fakultet|institutet\b", Category.UNIVERSITY),
    (r"^region\b|\bregion(?:en)?$|landsting", Category.REGION),
    (r"\bkommun$|\bkommun\b|\bstad$|^staden\b", Category.MUNICIPALITY),
    (r"\bab$|\bab\b|aktiebolag|\bhb\b|bolaget\b|företaget\b|\bkb$", Category.COMPANY),
    (r"privatperson", Category.PRIVATE_PERSON),
    (r"förbund|förening|organisation|riksråd|samfund|sällskap|stiftelse|nätverk|kollektiv|samling|centralorganisation|\bfack|branschråd|samarbets|"
     r"kommunsamverkan|\blo\b|\btco\b|\bsaco\b|\bskr\b|svenskt? |näringsliv|samorganisation|riksmöte|\brådet?\b|i samverkan|kyrka", Category.ORGANISATION),
    (r"verket\b|myndighet|inspektion|nämnd|styrelsen\b|ombudsman|kollegi|tillsyn|delegation|kontor\b|rådet\b|verk\b", Category.AGENCY),
)  # fmt: skip


def identify(document: Document, invited: Sequence[str] = ()) -> Identification:
    """Read a document's sender, own dnr and date; names on the invited list are given as they stand there."""
    head = list(_head(document))
    names, source, certain = _names(document, head, invited)
    return Identification(names=names, source=source, certain=certain, dnr=_own_dnr(head), date=_date(head))


def looks_like_response(document: Document) -> bool:
    """Does the document carry any mark of an answer to a remiss, apart from taking a stand?"""
    lines = [*_head(document), *_foot(document)]
    return sum(bool(_RESPONSE.search(line)) for line in lines) >= 1


def guess_from_file_name(file: str, invited: Sequence[str]) -> Identification:
    """The invited body that a file is named after, for a file whose words cannot be read; no name where none is."""
    match = _best_invited(_file_words(file), invited)
    return Identification(names=(match,), source="filename", certain=False) if match else Identification()


def categorise(name: str) -> Category:
    """What sort of body a name is, by its words (register facts come with a later issue)."""
    low = name.casefold()
    return next((category for pattern, category in _CATEGORIES if re.search(pattern, low)), Category.OTHER)


def voices(document: Document, names: Sequence[str], invited: Sequence[str]) -> Voices:
    """Whose voice is the respondent's own in this letter: its name in full, in short and as an abbreviation."""
    own: set[str] = set()
    for name in names:
        plain = re.sub(r"\s*\(.*?\)", "", name).strip()
        own |= {name, plain, _initials(plain)}
        own |= set(re.findall(rf"{re.escape(plain)}\w*\s+\(([A-ZÅÄÖ][\w-]{{1,9}})\)", document.text[:6000]))
        if len(plain.split()) > 1 and plain.split()[0].lower() not in _COMMON_FIRST:
            own.add(plain.split()[0])
            own.add(plain.split()[0].removesuffix("s"))
    others = [name for name in invited if name not in names]
    return Voices(name=" ".join(names), own=tuple(sorted(o for o in own if len(o) > 1)), others=tuple(others))


def endorsed(text: str, own: Sequence[str]) -> tuple[str, ...]:
    """The bodies whose response a sentence leans on: the names in it that are not the respondent's own."""
    words = [m.group(1).removesuffix(":s") for m in _ENDORSED.finditer(text) if m.start() > 0]
    return tuple(dict.fromkeys(w for w in words if w not in own and not w.lower().startswith(("vi ", "i "))))


_COMMON_FIRST = {
    "region",
    "svenska",
    "statens",
    "länsstyrelsen",
    "föreningen",
    "stiftelsen",
    "förbundet",
    "nätverket",
    "riksförbundet",
    "sveriges",
    "de",
    "den",
    "fackförbundet",
}


def _head(document: Document, *, headings: bool = True) -> Iterator[str]:
    """The lines of the letterhead and the title: the short blocks before the prose begins."""
    for number, block in enumerate(document.blocks[:_HEAD_BLOCKS]):
        line = document.quote(block)
        if len(line) > _LINE and block.kind is not BlockKind.HEADING:
            return
        if headings or number == 0 or block.kind is not BlockKind.HEADING:
            yield from line.split("\t")
        if block.kind is BlockKind.HEADING and number > 0 and len(line) > 20:
            return


def _foot(document: Document) -> list[str]:
    return [document.quote(block) for block in document.blocks[-_FOOT_BLOCKS:]]


def _names(document: Document, head: list[str], invited: Sequence[str]) -> tuple[tuple[str, ...], str, bool]:
    letterhead = [line for line in _head(document, headings=False) if not _ADDRESSEE.search(line)]
    joint = any(re.search(r"gemensam|tillsammans|undertecknade organisationer", line, re.IGNORECASE) for line in head)
    furniture = [line for line in document.furniture if not _ADDRESSEE.search(line)]
    signed = [m.group(1) for line in _foot(document) if (m := _SIGNED_FOR.match(line))]
    for lines, source in ((letterhead, "letterhead"), (furniture, "letterhead"), (signed, "signature")):
        matched = list(dict.fromkeys(m for line in lines if (m := _best_invited(line, invited))))
        if matched:
            if joint:
                matched += [n for line in lines if (n := _as_name(line)) and not _best_invited(line, invited)]
            return tuple(matched if joint else matched[:1]), source, True
    titled = [m.group("owner") or m.group("from") for line in head if (m := _FROM_TITLE.search(line))]
    named = [name for line in letterhead if (name := _as_name(line))]
    if joint and len(named) > 1:
        return tuple(dict.fromkeys(named)), "letterhead", True
    for candidates, source in ((named[:1], "letterhead"), (titled, "title"), (signed, "signature")):
        if candidates:
            return (candidates[0].strip(),), source, True
    if subject := _subject(document):
        return (subject,), "text", True
    words = _file_words(document.file)
    if matched_name := _best_invited(words, invited):
        return (matched_name,), "filename", True
    return (words or PurePosixPath(document.file).stem,), "filename", False


def _subject(document: Document) -> str | None:
    """The name that sentences of the letter most often begin with, before a verb such as "har" or "tillstyrker"."""
    names = Counter(
        match.group(1)
        for block in document.blocks
        if block.kind is not BlockKind.HEADING
        for match in _SUBJECT.finditer(document.quote(block))
        if match.group(1).lower() not in _PRONOUNS
    )
    if not names:
        return None
    name, _ = max(names.items(), key=lambda pair: (pair[1], len(pair[0])))
    return (
        name
        if len(re.findall(rf"\b{re.escape(name)}", document.text + "\n".join(document.furniture), re.IGNORECASE)) > 1
        else None
    )


def _best_invited(line: str, invited: Sequence[str]) -> str | None:
    """The invited body that a line names, if one clearly is."""
    plain = default_process(_PAGE_MARK.sub("", line))
    if not plain:
        return None
    scored = sorted(((_likeness(default_process(name), plain), name) for name in invited), reverse=True)
    if not scored or scored[0][0] < ALIKE:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN:
        longest = max(scored[0], scored[1], key=lambda pair: len(pair[1]))  # "Lindsala" is in "Region Lindsala"
        return longest[1] if default_process(longest[1]) in plain else None
    return scored[0][1]


def _likeness(name: str, line: str) -> float:
    if re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", line):
        return 100.0
    return max(
        fuzz.token_sort_ratio(name, line),
        0.97 * fuzz.token_set_ratio(name, line) if len(line) >= 0.6 * len(name) else 0.0,
    )


def _as_name(line: str) -> str | None:
    """A line of a letterhead as a body's name, if it can be one."""
    line = _PAGE_MARK.sub("", line.replace("\t", " ")).strip(" .,–-")
    line = _TYPE_WORDS.sub("", line).strip(" .,–-") or line
    words = line.split()
    if (
        not 1 <= len(words) <= 9
        or _NOT_A_NAME.match(line)
        or not line[0].isupper()
        or sum(c.isdigit() for c in line) > 1
    ):
        return None
    if _WRITTEN_DATE.search(line) or line.endswith((":", "!", "?")):
        return None
    return (
        line.title()
        if line.isupper() and len(words) > 1
        else (line.capitalize() if line.isupper() and len(line) > 5 else line)
    )


def _file_words(file: str) -> str:
    stem = re.sub(r"[_\-]+", " ", PurePosixPath(file).stem)
    words = " ".join(_FILE_NOISE.sub(" ", stem).split()).strip(" .,")
    return words[:1].upper() + words[1:] if re.search(r"[^\W\d_]{4}", words) else ""


def _own_dnr(head: Sequence[str]) -> str | None:
    for line in head:
        for match in _DNR.finditer(line):
            if not _OURS_NOT.search(line[: match.start()]):
                return match.group(1).rstrip(".,;")
    return None


def _date(head: Sequence[str]) -> date | None:
    for line in head:
        for match in _ISO_DATE.finditer(line):
            if found := _day(int(match.group(1)), int(match.group(2)), int(match.group(3))):
                return found
        for match in _WRITTEN_DATE.finditer(line):
            month = next(n for n, name in enumerate(_MONTHS, 1) if match.group(2).lower().startswith(name[:3]))
            if found := _day(int(match.group(3)), month, int(match.group(1))):
                return found
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _initials(name: str) -> str:
    words = [word for word in re.split(r"[\s-]+", name) if word[:1].isupper() or len(word) > 3]
    return "".join(word[0].upper() for word in words) if len(words) > 2 else ""
