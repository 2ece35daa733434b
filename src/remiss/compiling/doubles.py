"""Files that hold the same answer count once: the better source is used, the other named.

The same letter often comes as Word and as PDF, as a scan and as text, or in a mail and beside it. Two files are one
answer if their bytes are the same; or if they come from one body (or from nobody that is known, or are called the same
but for the ending) and their words are the same: word for word, or but for the noise of reading and then judged alike
too. A lost response is worse than one counted twice, so all that is less than that is two: a draft and its final
version may differ in a word of stance.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from remiss.compiling.positions import weigh_each, weigh_general
from remiss.compiling.sameness import Likeness, Three, Words, likeness
from remiss.model import Analysis, Stance, Status

_STRUCTURED = (".docx", ".docm", ".dotx", ".odt", ".doc", ".rtf")
_BY_STRUCTURE = {**dict.fromkeys(_STRUCTURED, 0), ".pdf": 1, ".html": 2, ".htm": 2}
_PLAIN = 3
_TELLING = 50
"""So many words have to be the same where nobody knows who sent them: "Vi har inga synpunkter" is anybody's."""
_SAME_FILE = "Samma innehåll som {}, som har använts; räknas en gång."
_SAME_UNREAD = "Samma innehåll som {}; räknas en gång."
_SAME_ANSWER = "Samma svar som {}, som har använts; räknas en gång."
_JUDGED_OTHERWISE = " De två filerna tolkades inte helt lika: jämför dem vid granskningen."
_SENDER_FROM = "Avsändaren är läst ur {}, som är samma svar."
_MAY_BE = "Kan vara samma svar som {}, som har lästs. Jämför dem."


@dataclass(frozen=True)
class Double:
    """A file that holds the same answer as the one that counts; ``remark`` says so, in Swedish."""

    analysis: Analysis
    counts: Analysis
    remark: str


def without_doubles(
    analyses: Sequence[Analysis], proposals: Sequence[str]
) -> tuple[list[Analysis], list[tuple[Analysis, Double]]]:
    """The analyses that count, by file name, and the doubles, each with the one that counts.

    One that counts takes over the senders of its double where that names more, and says so in a warning; of two files
    with the same bytes it has the senders of both, where only their names tell. A file that gave no text but is called
    like one that was read is warned of, and stays.
    """
    pile = _Pile(proposals)
    doubles: list[Double] = []
    for analysis in sorted(analyses, key=_rank):
        double = next(pile.doubles_of(analysis), None)
        if double is None:
            pile.keep(analysis)
        else:
            doubles.append(double)
    doubles_of: defaultdict[str, list[Double]] = defaultdict(list)
    for double in doubles:
        doubles_of[double.counts.document.id].append(double)
    kept = [_with_senders(a, doubles_of[a.document.id]) for a in pile.kept]
    read: defaultdict[str, list[Analysis]] = defaultdict(list)
    for analysis in kept:
        if analysis.document.status is Status.READ:
            read[_stem(analysis)].append(analysis)
    unique = {a.document.id: _warned(a, read[_stem(a)]) for a in sorted(kept, key=lambda a: a.document.file)}
    doubles.sort(key=lambda double: double.analysis.document.file)
    return list(unique.values()), [(unique[double.counts.document.id], double) for double in doubles]


class _Pile:
    """What has been kept so far, the best first, and what was found out of it.

    A letter is compared only with those that it can be the same as: they are looked up, by what two doubles have in
    common, so that the work grows with the number of letters and not with its square.
    """

    def __init__(self, proposals: Sequence[str]) -> None:
        self.kept: list[Analysis] = []
        self._proposals = proposals
        self._words: dict[str, Words] = {}
        self._judged: dict[str, _Judged] = {}
        self._by_key: defaultdict[_Key, list[int]] = defaultdict(list)
        self._named, self._nameless = _BySketch(), _BySketch()

    def keep(self, analysis: Analysis) -> None:
        """Put an answer that is no double with the others."""
        for key in _keys(analysis):
            self._by_key[key].append(len(self.kept))
        if analysis.document.status is Status.READ:
            (self._named if analysis.identification.names else self._nameless).put(len(self.kept))
        self.kept.append(analysis)

    def doubles_of(self, analysis: Analysis) -> Iterator[Double]:
        """The kept answers that this one holds too."""
        for other in map(self.kept.__getitem__, sorted(self._near(analysis))):
            if analysis.document.id == other.document.id:
                said = _SAME_FILE if other.document.status is Status.READ else _SAME_UNREAD
                yield Double(analysis, other, said.format(other.document.file))
            elif _comparable(analysis, other):
                found = likeness(self._words_of(analysis), self._words_of(other))
                if found is Likeness.DIFFERENT:
                    continue
                alike = self._judgements(analysis) == self._judgements(other)
                known = bool(set(analysis.identification.names) & set(other.identification.names))
                enough = known or _namesakes(analysis, other) or len(self._words_of(analysis).all) >= _TELLING
                if enough and (found is Likeness.WORD_FOR_WORD or (found is Likeness.NOISE and alike and known)):
                    said = _SAME_ANSWER.format(other.document.file)
                    yield Double(analysis, other, said if alike else said + _JUDGED_OTHERWISE)

    def _near(self, analysis: Analysis) -> set[int]:
        """Those of the kept that can be the same, by their place: with the same bytes, name or sender; and, where the
        sender of either is not known, with some of the same words.
        """
        near = {at for key in _keys(analysis) for at in self._by_key[key]}
        if analysis.document.status is not Status.READ:
            return near
        for pile in (self._nameless,) if analysis.identification.names else (self._nameless, self._named):
            if pile:
                pile.fill(lambda at: self._words_of(self.kept[at]))
                near |= pile.sharing(self._words_of(analysis))
        return near

    def _words_of(self, analysis: Analysis) -> Words:
        if analysis.document.id not in self._words:
            self._words[analysis.document.id] = Words(analysis.document)
        return self._words[analysis.document.id]

    def _judgements(self, analysis: Analysis) -> _Judged:
        """What a file alone says of each proposal and of the whole, and how many stands of each kind it has."""
        if analysis.document.id not in self._judged:
            weighed = weigh_each(analysis.statements, self._proposals)
            whole = weigh_general(analysis.statements)
            stands = Counter(s.stance for s in analysis.statements if s.stand)
            by_proposal = {proposal: said.stance for proposal, said in weighed.items()}
            self._judged[analysis.document.id] = by_proposal, whole.stance if whole else None, stands
        return self._judged[analysis.document.id]


_Key = tuple[str, ...]
_Judged = tuple[dict[str, Stance], Stance | None, Counter[Stance]]


def _keys(analysis: Analysis) -> Iterator[_Key]:
    """What a double may have in common with this one: its bytes; or, of one that was read, its name or a sender."""
    yield "bytes", analysis.document.id
    if analysis.document.status is Status.READ:
        yield "path", *_place(analysis)
        for name in set(analysis.identification.names):
            yield "sender", name


class _BySketch:
    """Letters by the groups of words that were drawn from them, which are drawn when they are first asked for.

    Two letters can be the same where half of what was drawn from either stands in the other (``likeness``). Then half
    of what was drawn from one of them was drawn from both, as always the lowest are.
    """

    def __init__(self) -> None:
        self._waiting: list[int] = []
        self._drawn: dict[int, int] = {}
        self._letters: defaultdict[Three, list[int]] = defaultdict(list)

    def __bool__(self) -> bool:
        return bool(self._waiting or self._letters)

    def put(self, at: int) -> None:
        """Add the letter at a place."""
        self._waiting.append(at)

    def fill(self, words_of: Callable[[int], Words]) -> None:
        """Draw from those that were added since."""
        for at in self._waiting:
            sketch = words_of(at).sketch
            self._drawn[at] = len(sketch)
            for three in sketch:
                self._letters[three].append(at)
        self._waiting.clear()

    def sharing(self, words: Words) -> set[int]:
        """The places of letters from which half was drawn that was drawn from this one too, or the other way about."""
        both = Counter(at for three in words.sketch for at in self._letters.get(three, ()))
        return {at for at, count in both.items() if 2 * count >= min(len(words.sketch), self._drawn[at])}


def _rank(analysis: Analysis) -> tuple[bool, bool, int, int, str]:
    """The better source first: read, not from a picture, with its structure known, longer; then by name."""
    document = analysis.document
    structure = _BY_STRUCTURE.get(PurePosixPath(document.file).suffix.lower(), _PLAIN)
    return document.status is not Status.READ, bool(document.ocr), structure, -len(document.text), document.file


def _comparable(one: Analysis, other: Analysis) -> bool:
    """Whether both were read and may hold the same letter."""
    if any(a.document.status is not Status.READ for a in (one, other)):
        return False
    senders = [set(a.identification.names) for a in (one, other)]
    return bool(senders[0] & senders[1]) or not all(senders) or _namesakes(one, other)


def _namesakes(one: Analysis, other: Analysis) -> bool:
    """Whether two files lie side by side with one name but for the ending: ``svar.docx`` and ``svar.pdf``."""
    return _place(one) == _place(other)


def _place(analysis: Analysis) -> tuple[str, str]:
    """The folder of a file, and its name but for the ending."""
    path = PurePosixPath(analysis.document.file)
    return str(path.parent), path.stem.casefold()


def _with_senders(analysis: Analysis, doubles: Sequence[Double]) -> Analysis:
    """The analysis with the senders of a double that names all of its own and more, or that is sure where it is not.

    Files with the same bytes ("Vi har inga synpunkter", or nothing that can be read) that are but named after different
    bodies have come from each of them.
    """
    for double in doubles:
        own_names, theirs = set(analysis.identification.names), double.analysis.identification
        surer = theirs.certain and not analysis.identification.certain and own_names != set(theirs.names)
        if own_names < set(theirs.names) or (theirs.names and surer):
            own = theirs.model_copy(
                update={
                    "dnr": analysis.identification.dnr or theirs.dnr,
                    "date": analysis.identification.date or theirs.date,
                    "endorsements": analysis.identification.endorsements,
                }
            )
            analysis = _remarked(analysis, _SENDER_FROM.format(double.analysis.document.file))
            analysis = analysis.model_copy(update={"identification": own})
        elif double.analysis.document.id == analysis.document.id:
            analysis = _from_both(analysis, double.analysis)
    return analysis


def _from_both(analysis: Analysis, double: Analysis) -> Analysis:
    own, theirs = analysis.identification, double.identification
    more = [sighting for sighting in theirs.sightings if sighting.name not in own.names]
    if not more or own.certain or theirs.certain:
        return analysis
    both = own.model_copy(
        update={
            "names": (*own.names, *(sighting.name for sighting in more)),
            "sightings": (*own.sightings, *more),
            "certain": False,
        }
    )
    return analysis.model_copy(update={"identification": both})


def _warned(analysis: Analysis, namesakes: Iterable[Analysis]) -> Analysis:
    """A file without text that is called like one that was read may hold the same answer; nobody knows."""
    if analysis.document.status is Status.READ:
        return analysis
    names = set(analysis.identification.names)
    for other in namesakes:
        theirs = set(other.identification.names)
        if names & theirs or not names or not theirs:
            return _remarked(analysis, _MAY_BE.format(other.document.file))
    return analysis


def _stem(analysis: Analysis) -> str:
    """A file's name without folders, ending, case, spaces and signs."""
    return re.sub(r"[\W_]", "", PurePosixPath(analysis.document.file).stem.casefold())


def _remarked(analysis: Analysis, remark: str) -> Analysis:
    document = analysis.document
    return analysis.model_copy(
        update={"document": document.model_copy(update={"warnings": (*document.warnings, remark)})}
    )
