"""Private persons under another name, in all of a summary: what is written tells neither who nor where.

Their names, the names of their files, and addresses and numbers in their words are replaced. In quotes each character
becomes a block, so that every offset into the text stays.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from remiss.model import Category, DocumentRecord, Respondent, Summary

_BLOCK = "█"
_SHORTEST = 3
"""characters of a part of a name that is masked alone"""
_TELLING = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an e-mail address
    r"|(?<!\d)(?:19|20)?\d{6}[-+ ]?\d{4}(?!\d)"  # a personal identity number
    r"|(?<!\d)(?:\+46|0)[\d][\d -]{6,12}\d(?!\d)"  # a telephone number
)


def mask(respondent: Respondent, documents: Iterable[str]) -> str:
    """What a respondent is called where private persons are masked: "Privatperson 3f2a9c"; others keep their names.

    The number is made of the name and of what the person has sent, ``documents`` by their ids: it stays whoever else
    answers, and nobody can find it by trying names.
    """
    if respondent.category is not Category.PRIVATE_PERSON:
        return respondent.name
    made_of = "\n".join((respondent.name, *sorted(documents)))
    return f"Privatperson {hashlib.sha256(made_of.encode()).hexdigest()[:6]}"


def mask_private(summary: Summary) -> Summary:
    """The summary with its private persons masked; the same where there are none."""
    sent: dict[str, list[str]] = {}
    for record in summary.documents:
        for respondent in record.respondents if record.same_as is None else ():
            sent.setdefault(respondent, []).append(record.id)
    persons = [r for r in summary.respondents if r.category is Category.PRIVATE_PERSON]
    if not persons:
        return summary
    return _Masked(
        summary, {person.id: (person.name, mask(person, sent.get(person.id, ()))) for person in persons}
    ).summary()


class _Masked:
    """The words and ids that stand for others, and the summary with them."""

    def __init__(self, summary: Summary, persons: Mapping[str, tuple[str, str]]) -> None:
        self._summary = summary
        self._ids = {person: label.replace(" ", "-").casefold() for person, (_, label) in persons.items()}
        self._labels = dict(persons.values())
        names = sorted(self._labels, key=len, reverse=True)
        parts = sorted({part for name in names for part in re.findall(r"[^\W\d_]+", name) if len(part) >= _SHORTEST})
        self._whole = re.compile(_any_of(names).pattern, re.IGNORECASE)
        self._parts = _any_of([*names, *sorted(parts, key=len, reverse=True)])
        self._own = {r.id for r in summary.documents if self._ids.keys() & set(r.respondents)}
        self._files = dict(self._renamed())

    def summary(self) -> Summary:
        """All of the summary, field by field: what is not known to be free of names is masked."""
        data = self._summary.model_dump(mode="json")
        data["respondents"] = [
            {**r, "id": self._ids.get(r["id"], r["id"]), "name": self._labels.get(r["name"], r["name"])}
            for r in data["respondents"]
        ]
        data["documents"] = [self._document(record) for record in data["documents"]]
        data["statements"] = [self._statement(statement) for statement in data["statements"]]
        for cells in ("positions", "general", "dismissed", "stale"):
            data[cells] = [self._cell(cell) for cell in data[cells]]
        for some in ("silent", "declined"):
            data[some] = [self._ids.get(respondent, respondent) for respondent in data[some]]
        for draft in data["drafts"]:
            draft["sentences"] = [self._sentence(sentence) for sentence in draft["sentences"]]
        return Summary.model_validate(data)

    def _renamed(self) -> Iterator[tuple[str, str]]:
        """New names for the files of private persons, and for mails and archives that hold nothing else."""
        labels: dict[str, str] = {}
        for record in self._summary.documents:
            person = next((r for r in record.respondents if r in self._ids), None)
            if person:
                labels[record.file] = self._ids[person]
        for record in self._summary.documents:
            inside = [r for r in self._summary.documents if r.file.startswith(f"{record.file}/")]
            if inside and record.file not in labels and all(r.file in labels for r in inside):
                labels[record.file] = labels[inside[0].file]
        taken: set[str] = set()
        for record in sorted(self._summary.documents, key=lambda record: record.file.count("/")):
            if record.file in labels:
                new = self._name(record, labels, taken)
                taken.add(new)
                yield record.file, new

    def _name(self, record: DocumentRecord, labels: Mapping[str, str], taken: set[str]) -> str:
        path = PurePosixPath(record.file)
        folder = next((p.as_posix() for p in path.parents if p.as_posix() in labels), None)
        above = (
            f"{path.parts[0]}" if folder is None else f"{path.parts[0]}/{labels[folder]}{PurePosixPath(folder).suffix}"
        )
        number, new = 1, f"{above}/{labels[record.file]}{path.suffix}"
        while new in taken:
            number += 1
            new = f"{above}/{labels[record.file]}-{number}{path.suffix}"
        return new

    def _document(self, record: dict[str, Any]) -> dict[str, Any]:
        own = record["id"] in self._own
        told = self._told if not own else self._told_of_own
        return {
            **record,
            "id": record["id"].replace(record["file"], self._files.get(record["file"], record["file"])),
            "file": self._files.get(record["file"], record["file"]),
            "respondents": [self._ids.get(r, r) for r in record["respondents"]],
            "dnr": None if own else record["dnr"],
            "endorses": [self._labels.get(name, name) for name in record["endorses"]],
            "senders": [
                {**s, "name": self._labels[s["name"]], "words": self._labels[s["name"]]}
                if s["name"] in self._labels
                else s
                for s in record["senders"]
            ],
            "same_as": self._files.get(record["same_as"], record["same_as"]),
            "warnings": [told(warning) for warning in record["warnings"]],
            "error": told(record["error"]) if record["error"] else record["error"],
        }

    def _sender(self, sender: dict[str, Any]) -> dict[str, Any]:
        label = self._labels.get(sender["name"])
        return {**sender, "name": label, "words": label} if label else sender

    def _statement(self, statement: dict[str, Any]) -> dict[str, Any]:
        own = statement["document"] in self._own
        return {
            **statement,
            "text": self._blocked(statement["text"], own=own),
            "evidence": [{**e, "text": self._blocked(e["text"], own=own)} for e in statement["evidence"]],
        }

    def _cell(self, cell: dict[str, Any]) -> dict[str, Any]:
        respondent = cell["respondent"]
        own = respondent in self._ids or respondent in self._labels
        new = {**cell, "respondent": self._ids.get(respondent, self._labels.get(respondent, respondent))}
        if new.get("through"):
            new["through"] = self._ids.get(new["through"], new["through"])
        if new.get("scope"):
            new["scope"] = self._blocked(new["scope"], own=own)
        if correction := new["correction"]:
            new["correction"] = {**correction, "quote": self._blocked(correction["quote"], own=own)}
        return new

    def _sentence(self, sentence: dict[str, Any]) -> dict[str, Any]:
        quotes = [
            {
                **q,
                "respondent": self._ids.get(q["respondent"], q["respondent"]),
                "text": self._blocked(q["text"], own=q["document"] in self._own),
            }
            for q in sentence["quotes"]
        ]
        text = sentence["text"]
        for before, after in zip(sentence["quotes"], quotes, strict=True):
            text = self._blocked(text, own=True) if before["text"] != after["text"] else text
        return {
            **sentence,
            "text": self._blocked(text, own=False),
            "respondents": [self._ids.get(r, r) for r in sentence["respondents"]],
            "named": [self._ids.get(r, r) for r in sentence["named"]],
            "quotes": quotes,
        }

    def _blocked(self, text: str, *, own: bool) -> str:
        """The text with blocks for names, in a person's own words also for parts of the name, addresses and numbers."""
        masked = (self._parts if own else self._whole).sub(_blocks, text)
        return _TELLING.sub(_blocks, masked) if own else masked

    def _told(self, words: str) -> str:
        """What was said of a file, with the new names."""
        for before, after in self._files.items():
            words = words.replace(before, after)
        return self._whole.sub(lambda found: self._labels.get(found.group(), "Privatperson"), words)

    def _told_of_own(self, words: str) -> str:
        return self._parts.sub("Privatperson", self._told(words))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?:s)?\b")


def _blocks(found: re.Match[str]) -> str:
    return re.sub(r"\S", _BLOCK, found.group())
