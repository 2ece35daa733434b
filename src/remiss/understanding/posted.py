"""What came by mail: the letter that is attached has the mail's sender where it names none, and the mail that only
sends it along is no answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from remiss.model import Analysis, Consultation, Identification, Place, Recognition, Status
from remiss.understanding.senders.respondents import identify

COVERING = "Följebrev utan ställningstagande."


def with_mail(analyses: Sequence[Analysis], consultation: Consultation) -> tuple[Analysis, ...]:
    """The analyses of one file and what is in it, each read in the light of the mail that it came with."""
    within = {analysis.document.file: analysis for analysis in analyses}
    mails = {file for analysis in analyses if (file := _mail_of(analysis, within))}
    senders = {file: _sender(within[file], consultation) for file in mails}
    done = []
    for analysis in analyses:
        mail = _mail_of(analysis, within)
        if mail:
            analysis = _sent_by(senders[mail], analysis, consultation)
        if analysis.document.file in mails and not any(s.stand or s.proposals for s in analysis.statements):
            analysis = _covering(analysis)
        done.append(analysis)
    return tuple(done)


def _mail_of(analysis: Analysis, within: dict[str, Analysis]) -> str | None:
    """The file of the nearest mail that something came with; an archive between has no words of its own."""
    folders = (folder.as_posix() for folder in PurePosixPath(analysis.document.file).parents)
    return next((file for file in folders if file in within and within[file].document.blocks), None)


def _sender(mail: Analysis, consultation: Consultation) -> Identification:
    """Who sent a mail, also one that is no answer; no names where only the file's own name tells."""
    found = mail.identification
    if not found.names:
        titles = [consultation.title, *(proposal.title for proposal in consultation.proposals)]
        found = identify(mail.document, consultation.invited, titles)
    told = any(sighting.place is not Place.FILENAME for sighting in found.sightings)
    return found if told else Identification()


def _sent_by(sender: Identification, analysis: Analysis, consultation: Consultation) -> Analysis:
    """With the mail's sender, where the file names none for certain, or the same one."""
    own = analysis.identification
    no_answer = analysis.document.status is Status.READ and not own.names
    decided = analysis.document.file in consultation.senders
    if decided or not sender.names or no_answer or (own.names and own.certain):
        return analysis
    guessed = all(s.place is Place.FILENAME and s.rule is Recognition.NAME for s in own.sightings)
    listed = set(own.names) & set(consultation.invited)
    if own.names == sender.names or guessed or (sender.certain and not listed):
        update = {"names": sender.names, "sightings": sender.sightings, "certain": sender.certain}
        return analysis.model_copy(update={"identification": own.model_copy(update=update)})
    return analysis


def _covering(mail: Analysis) -> Analysis:
    """A mail that is no answer, told as such."""
    found = mail.identification
    document = mail.document.model_copy(update={"warnings": (*mail.document.warnings, COVERING)})
    return Analysis(document=document, identification=Identification(date=found.date, dnr=found.dnr))
