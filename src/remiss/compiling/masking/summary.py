"""The summary with its private persons under other names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from remiss.compiling.answers import body_of
from remiss.compiling.masking.files import renamed
from remiss.compiling.masking.labels import document_id, mask
from remiss.compiling.masking.words import Names
from remiss.model import Category, Respondent, Summary, short_id

_LEAST = 5
"""characters of a file's name that is looked for without its folder"""
_LABEL = re.compile(r"Privatperson [0-9a-f]+")


def mask_private(summary: Summary) -> Summary:
    """The summary with its private persons masked.

    The files of a sender of no known kind, and corrections of a body that has no answer any more, lose the names that
    they have too: they may be a private person's.
    """
    return _Masked(summary).summary()


def not_masked(summary: Summary) -> tuple[str, ...]:
    """What to check before a masked summary is handed on, in Swedish: senders of no known kind keep their names."""
    doubtful = sum(r.category is Category.OTHER and not r.invited for r in summary.respondents)
    if not doubtful:
        return ()
    who = "1 remissinstans" if doubtful == 1 else f"{doubtful} remissinstanser"
    return (f"{who} bland övriga har kvar sitt namn. Kontrollera att ingen av dem är en privatperson.",)


class _Masked:
    """The words and ids that stand for others, and the summary with them."""

    def __init__(self, summary: Summary) -> None:
        self._summary = summary
        sent: dict[str, list[str]] = {respondent.id: [] for respondent in summary.respondents}
        for record in summary.documents:
            for respondent in record.respondents if record.same_as is None else ():
                sent[respondent].append(record.id)
        persons = [r for r in summary.respondents if r.category is Category.PRIVATE_PERSON]
        bodies = [r.name for r in summary.respondents if r.category is not Category.PRIVATE_PERSON]
        self._labels = {person.id: mask(person, sent[person.id]) for person in persons}
        self._ids = {person: label.replace(" ", "-").casefold() for person, label in self._labels.items()}
        self._by_name = {body_of(person.name): self._labels[person.id] for person in reversed(persons)}
        self._kept = {*bodies, *summary.not_answered}
        self._names = Names({person.id: body_of(person.name) for person in persons}, self._kept)
        self._senders = {record.id: [r for r in record.respondents if r in self._ids] for record in summary.documents}
        doubtful = {r.id: r.id for r in summary.respondents if r.category is Category.OTHER and not r.invited}
        self._files = renamed(summary.documents, {**doubtful, **self._ids}, self._names.blocked)
        self._by_length = sorted(self._files, key=lambda file: -len(file))
        own = [record.id for record in summary.documents if self._senders[record.id]]
        self._documents = {i: document_id(i) for i in own}
        self._short = {short_id(i): short_id(new) for i, new in self._documents.items()}
        self._document_of = {s.id: s.document for s in summary.statements}
        self._statements = {s.id: self._statement_id(s.id, s.document) for s in summary.statements}
        self._known: dict[str, set[str]] = {record.id: set() for record in summary.documents}
        for statement in summary.statements:
            self._known[statement.document] |= self._names.named_in(statement.text)
        for record in summary.documents:
            self._known[record.id] |= self._names.named_in(" / ".join(record.endorses))

    def summary(self) -> Summary:
        """All of the summary, field by field."""
        data = self._summary.model_dump(mode="json")
        data["respondents"] = [self._respondent(r) for r in self._summary.respondents]
        data["documents"] = [self._document(record) for record in data["documents"]]
        data["statements"] = [self._statement(statement) for statement in data["statements"]]
        for cells in ("positions", "general", "dismissed"):
            data[cells] = [self._cell(cell) for cell in data[cells]]
        data["stale"] = [self._stale(cell) for cell in data["stale"]]
        for some in ("silent", "declined"):
            data[some] = [self._id(respondent) for respondent in data[some]]
        data["unplaced"] = [self._statements[statement] for statement in data["unplaced"]]
        data["campaigns"] = [[self._documents.get(d, d) for d in group] for group in data["campaigns"]]
        for draft in data["drafts"]:
            draft["sentences"] = [self._sentence(sentence) for sentence in draft["sentences"]]
        return Summary.model_validate(data)

    def _id(self, respondent: str) -> str:
        return self._ids.get(respondent, respondent)

    def _statement_id(self, statement: str, document: str) -> str:
        short = short_id(document)
        if document not in self._documents:
            return statement
        rest = statement.removeprefix(short) if statement.startswith(short) else f"-{short_id(document_id(statement))}"
        return f"{self._short[short]}{rest}"

    def _respondent(self, respondent: Respondent) -> dict[str, Any]:
        changed = {"id": self._id(respondent.id), "name": self._labels.get(respondent.id, respondent.name)}
        return respondent.model_dump(mode="json") | changed

    def _document(self, record: dict[str, Any]) -> dict[str, Any]:
        identity, own = record["id"], self._senders[record["id"]]
        known = self._known[identity]
        file = self._files.get(record["file"], record["file"])
        return {
            **record,
            "id": self._documents.get(identity, identity.replace(record["file"], file)),  # a double's has its file
            "file": file,
            "respondents": [self._id(r) for r in record["respondents"]],
            "dnr": None if own else record["dnr"],
            "endorses": [self._endorsed(name, known) for name in record["endorses"]],
            "senders": [self._sender(sender, own) for sender in record["senders"]],
            "same_as": self._files.get(record["same_as"], record["same_as"]),
            "warnings": [self._told(warning, own, known) for warning in record["warnings"]],
            "error": record["error"] and self._told(record["error"], own, known),
        }

    def _endorsed(self, name: str, known: Iterable[str]) -> str:
        return self._by_name.get(name) or self._names.blocked(name, known=known)

    def _sender(self, sender: dict[str, Any], own: Iterable[str]) -> dict[str, Any]:
        label = self._by_name.get(sender["name"])
        if label:
            return {**sender, "name": label, "words": label}
        return {**sender, "words": self._names.blocked(sender["words"], own=own)}

    def _statement(self, statement: dict[str, Any]) -> dict[str, Any]:
        document = statement["document"]
        evidence = statement["evidence"]
        return {
            **statement,
            "id": self._statements[statement["id"]],
            "document": self._documents.get(document, document),
            "text": self._quoted(statement["text"], document),
            "evidence": [{**e, "text": self._quoted(e["text"], document)} for e in evidence],
        }

    def _cell(self, cell: dict[str, Any]) -> dict[str, Any]:
        own = [cell["respondent"]] if cell["respondent"] in self._ids else []
        documents = {self._document_of[statement] for statement in cell["statements"]}
        own += [person for document in documents for person in self._senders[document]]
        known = {person for document in documents for person in self._known[document]}
        new = {
            **cell,
            "respondent": self._id(cell["respondent"]),
            "statements": [self._statements[s] for s in cell["statements"]],
            "correction": self._correction(cell["correction"], own, known),
        }
        if new.get("through"):
            new["through"] = self._id(new["through"])
        if new.get("scope"):
            new["scope"] = self._names.blocked(new["scope"], own=own, known=known)
        return new

    def _stale(self, stale: dict[str, Any]) -> dict[str, Any]:
        """A correction that is stale may be of a body that is not there any more: then it is not known who that was."""
        name = stale["respondent"]
        person = next((r.id for r in self._summary.respondents if r.name == name and r.id in self._ids), None)
        gone = person is None and name not in self._kept
        if gone and not _LABEL.fullmatch(name):
            name = f"Okänd avsändare {short_id(document_id(name + ' '.join(stale['correction']['files'])))}"
        own = [person] if person else []
        quote = "" if gone else stale["correction"]["quote"]
        correction = self._correction({**stale["correction"], "quote": quote}, own, ())
        return {**stale, "respondent": self._labels[person] if person else name, "correction": correction}

    def _correction(
        self, correction: dict[str, Any] | None, own: Iterable[str], known: Iterable[str]
    ) -> dict[str, Any] | None:
        if correction is None:
            return None
        return {
            **correction,
            "note": self._names.blocked(correction["note"], own=own, known=known),
            "quote": self._names.blocked(correction["quote"], own=own, known=known),
            "files": [self._short.get(short, short) for short in correction["files"]],
        }

    def _sentence(self, sentence: dict[str, Any]) -> dict[str, Any]:
        text = sentence["text"]
        quotes = []
        for quote in sentence["quotes"]:
            document = quote["document"]
            own, known = self._senders[document], self._known[document]
            text = self._names.blocked(text, own=own, known=known)
            quotes.append(
                {
                    **quote,
                    "respondent": self._id(quote["respondent"]),
                    "document": self._documents.get(document, document),
                    "text": self._quoted(quote["text"], document),
                }
            )
        return {
            **sentence,
            "text": self._names.blocked(text),
            "respondents": [self._id(r) for r in sentence["respondents"]],
            "named": [self._id(r) for r in sentence["named"]],
            "quotes": quotes,
        }

    def _quoted(self, text: str, document: str) -> str:
        return self._names.blocked(text, own=self._senders[document], known=self._known[document])

    def _told(self, words: str, own: Iterable[str], known: Iterable[str]) -> str:
        """What was said of a file, with the new names of files."""
        for file in self._by_length:
            words = words.replace(file, self._files[file])
        for file in self._by_length:
            if len(name := file.rpartition("/")[2]) >= _LEAST:
                words = words.replace(name, self._files[file].rpartition("/")[2])
        return self._names.blocked(words, known={*own, *known})
