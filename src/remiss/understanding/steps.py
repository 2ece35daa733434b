"""Own ways to read, link and judge, in place of remiss' own: callables, whose answers are checked against the text.

Whatever says what a letter means has to show the words: a quote that does not stand in the document is an error, and
never evidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from remiss.errors import StepError
from remiss.model import Consultation, Document, Evidence, Qualifier, Role, Stance, Status
from remiss.understanding.segment import Passage
from remiss.understanding.spoken import Link
from remiss.understanding.stance import Judgement, in_order

Reader = Callable[[Path, str], Document | None]
Linker = Callable[[Document, Sequence[Passage], Consultation], Sequence[Link]]
Judge = Callable[[Document, Passage, Link], Judgement | None]


@dataclass(frozen=True)
class Steps:
    """Which steps are taken in another way; None for those that are remiss' own.

    ``name`` says what takes them, with its version: it stands in ``made_with`` of the summary, and what is kept between
    runs hangs on it. ``read`` is given a file and the name to record, and gives its Document, or None where remiss is
    to read it. ``link`` gives a Link for each passage, in order. ``judge`` is given a passage and what it is about, and
    says what is said, or None for nothing.

    They run in the process that asks, or in the executor's, without limits of time or memory, and must be functions
    that can be found by name where that is another process.
    """

    name: str
    read: Reader | None = None
    link: Linker | None = None
    judge: Judge | None = None

    def linked(self, document: Document, passages: Sequence[Passage], consultation: Consultation) -> tuple[Link, ...]:
        """The links of the own linker. Raises StepError where one is missing, or names what there is not."""
        if self.link is None:
            raise ValueError("there is no own linker")
        links = tuple(self.link(document, passages, consultation))
        if len(links) != len(passages):
            raise StepError(
                f"{self.name}: {document.file} har {len(passages)} passager, och länkaren gav {len(links)} svar. "
                "Ge ett för varje passage."
            )
        asked = {proposal.id for proposal in consultation.proposals}
        for its in links:
            if unknown := [p for p in (*its.proposals, *its.excludes, *its.rivals) if p not in asked]:
                raise StepError(f"{self.name}: {document.file}: förslaget {unknown[0]} finns inte i remissen.")
            self._check(document, its.evidence)
        return links

    def judged(self, document: Document, passages: Sequence[Passage], links: Sequence[Link]) -> list[Judgement | None]:
        """The judgements of the own classifier. Raises StepError where one rests on no words, or on others."""
        if self.judge is None:
            raise ValueError("there is no own classifier")
        found: list[Judgement | None] = []
        for passage, its in zip(passages, links, strict=True):
            judgement = None if its.silent else self.judge(document, passage, its)
            if judgement:
                if not judgement.evidence:
                    raise StepError(f"{self.name}: {document.file}: ett ställningstagande saknar citat.")
                self._check(document, judgement.evidence)
            found.append(judgement)
        return found

    def document(self, path: Path, file: str, identity: str) -> Document | None:
        """The document of the own reader, by the file's name and fingerprint; None where remiss is to read it."""
        found = self.read(path, file) if self.read else None
        if found is None:
            return None
        status = found.status if found.status is not Status.READ or found.text.strip() else Status.NO_TEXT
        return found.model_copy(update={"id": identity, "file": file, "status": status})

    def _check(self, document: Document, evidence: Iterable[Evidence]) -> None:
        for piece in evidence:
            there = document.text[piece.start : piece.end] if 0 <= piece.start < piece.end else ""
            if not there or there != piece.text:
                raise StepError(
                    f"{self.name}: {document.file}: citatet ”{piece.text[:200]}” står inte i texten där det sägs stå."
                )


def judged_by(
    rule: str,
    document: Document,
    passage: Passage,
    quote: str,
    stance: Stance,
    qualifiers: Iterable[Qualifier] = (),
) -> Judgement:
    """A judgement that rests on a quote, for an own classifier: ``rule`` is what it is called there.

    The quote is looked for in the passage's sentence; blanks and line ends may differ. Raises StepError where it does
    not stand there.
    """
    words = r"\s+".join(map(re.escape, quote.split()))
    found = re.compile(words).search(document.text, passage.start, passage.end) if words else None
    if found is None:
        raise StepError(f"{rule}: {document.file}: citatet ”{quote[:200]}” står inte i meningen.")
    evidence = Evidence(rule=rule, role=Role.CUE, start=found.start(), end=found.end(), text=found.group())
    return Judgement(stance=stance, qualifiers=in_order(qualifiers), stand=True, evidence=(evidence,))
