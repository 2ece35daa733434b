"""Which respondent and which proposal a written correction is about, also where they are called something else now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from remiss.compiling.answers import body_of
from remiss.compiling.masking import mask
from remiss.model import Analysis, Consultation, Respondent, WrittenCorrection, short_id

_LIKE, _UNLIKE = 0.8, 0.5
"""how like two titles are that are taken for one, and below what for two; between them the number decides"""
Documents = frozenset[str]


class UnknownProposalError(ValueError):
    """There is no such proposal. The message says in Swedish what is wrong and what to do; no full stop."""


class Addresses:
    """The respondents and the proposals of a summary, by all that they are and were called.

    ``answers`` are the analyses behind each respondent, by its id, and ``written`` all corrections.
    """

    def __init__(
        self,
        consultation: Consultation,
        respondents: Sequence[Respondent],
        answers: Mapping[str, Sequence[Analysis]],
        written: Sequence[WrittenCorrection],
    ) -> None:
        documents = {r.id: tuple(a.document.id for a in answers[r.id]) for r in respondents}
        kept = {r.id: frozenset(short_id(document) for document in documents[r.id]) for r in respondents}
        self._names = {key(n): r.id for r in respondents for n in (mask(r, documents[r.id]), r.id, r.name)}
        self._rows = {(key(body_of(r.name)), kept[r.id]): r.id for r in respondents}
        self._titles = {p.id: key(p.title) for p in consultation.proposals}
        self._heads = {p.id: f"{p.number or p.id} {p.title}" for p in consultation.proposals}
        self._numbers = {key(p.id): p.id for p in consultation.proposals}
        self._numbers |= {key(p.number): p.id for p in consultation.proposals if p.number}
        self._heirs = self._heirs_of(kept, written)

    def respondent(self, written: WrittenCorrection) -> str | None:
        """The respondent of that name; of a body with several rows the one with those documents; or, where nobody has
        the name any more, the one who sent just those. None where there is none.

        A letter that several have sent, or may have sent, has no heir: it is not known who of them was meant.
        """
        files = frozenset(written.correction.files)
        row = self._rows.get((key(body_of(written.respondent)), files))
        return row or self._names.get(key(written.respondent)) or self._heirs.get(files)

    def proposal(self, number: str, title: str = "") -> str:
        """The proposal of that number; but where it has another title now, the one with the title that it had then.

        "4.2 Ett register" is 4.3 if a new 4.2 was put before it. Raises UnknownProposalError.
        """
        numbered, then = self._numbers.get(key(number)), key(title)
        if numbered and (not then or self._titles[numbered] == then):
            return numbered
        likeness = {p: SequenceMatcher(None, then, now, autojunk=False).ratio() for p, now in self._titles.items()}
        best = max(likeness, key=lambda p: likeness[p])
        if numbered and likeness[numbered] >= max(_UNLIKE, likeness[best] if likeness[best] >= _LIKE else 0):
            return numbered
        if then and likeness[best] >= _LIKE and list(likeness.values()).count(likeness[best]) == 1:
            return best
        if numbered:
            raise UnknownProposalError(
                f"avsnitt {number} hette ”{title}” när rättelsen gjordes, men är nu ”{self._heads[numbered]}”. Skriv "
                "det avsnitt och den rubrik som gäller, eller ta bort rättelsen"
            )
        raise UnknownProposalError(
            f"inget förslag har beteckningen ”{number}”. Ändra den till någon av "
            f"{', '.join(head.partition(' ')[0] for head in self._heads.values())}, eller ta bort rättelsen"
        )

    def _heirs_of(self, kept: Mapping[str, Documents], written: Sequence[WrittenCorrection]) -> dict[Documents, str]:
        """The respondent for each set of documents that only one has sent, where one only is named as its sender."""
        decided = {self._names.get(key(one.respondent)) for one in written}
        senders: defaultdict[Documents, list[str]] = defaultdict(list)
        for respondent, documents in kept.items():
            senders[documents].append(respondent)
        called: defaultdict[Documents, set[str]] = defaultdict(set)
        for one in written:
            called[frozenset(one.correction.files)].add(key(one.respondent))
        return {
            documents: ids[0]
            for documents, ids in senders.items()
            if len(ids) == 1 and ids[0] not in decided and len(called[documents]) == 1
        }


def key(name: str | None) -> str:
    """A name or a number as it is compared: case, blanks, what cannot be seen and a trailing dot set aside."""
    seen = "".join(c for c in name or "" if c.isprintable() or c.isspace())
    return " ".join(seen.casefold().split()).rstrip(".")
