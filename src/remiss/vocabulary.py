"""The words that nouns are described with: stances, qualifiers, places, reasons for review. Imports nothing of ours.

They are part of the model, and imported from there. Each has its Swedish text in ``writing/labels.py``.
"""

from __future__ import annotations

from enum import StrEnum


class Stance(StrEnum):
    """What a respondent says of a proposal. Silence is no stance: then there is no position at all."""

    SUPPORTS = "supports"
    REJECTS = "rejects"
    COMMENTS = "comments"


class Qualifier(StrEnum):
    """What more there is to say of a stance; which goes with which is in the codebook."""

    NO_OBJECTION = "no_objection"
    CONDITIONAL = "conditional"
    PARTIAL = "partial"
    WITH_REMARKS = "with_remarks"
    MIXED = "mixed"
    NEITHER = "neither"
    NO_OPINION = "no_opinion"
    DOUBTFUL = "doubtful"


class Basis(StrEnum):
    """How a statement reaches a proposal. The nearer basis wins: explicit over section over general."""

    EXPLICIT = "explicit"
    SECTION = "section"
    GENERAL = "general"


class ProposalKind(StrEnum):
    """Förslag, bedömning or rekommendation."""

    PROPOSAL = "proposal"
    ASSESSMENT = "assessment"
    RECOMMENDATION = "recommendation"


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    NOTE = "note"


class Status(StrEnum):
    """What became of a file: read, read but without any text (a scan), or not readable."""

    READ = "read"
    NO_TEXT = "no_text"
    FAILED = "failed"


class Category(StrEnum):
    """What sort of body a respondent is, in the order in which ministries name them."""

    COURT = "court"
    AGENCY = "agency"
    COUNTY_BOARD = "county_board"
    UNIVERSITY = "university"
    REGION = "region"
    MUNICIPALITY = "municipality"
    ORGANISATION = "organisation"
    COMPANY = "company"
    PRIVATE_PERSON = "private_person"
    OTHER = "other"


class Role(StrEnum):
    """What a piece of evidence did in the decision."""

    CUE = "cue"
    """the words that carry the stance"""
    NEGATION = "negation"
    """turns the cue"""
    CONDITION = "condition"
    HEDGE = "hedge"
    EXCEPTION = "exception"
    REMARK = "remark"
    REFERENCE = "reference"
    """the words that name the proposal: a number, or words of its title or box"""
    HEADING = "heading"
    """a heading above the statement that names the proposal or carries the stance"""
    VOICE = "voice"
    """a subject that may not be the respondent"""
    CONTEXT = "context"
    """words around the statement, or an earlier passage, that name the proposal"""


class ReviewReason(StrEnum):
    """Why a person should look at a position. Each has a Swedish text in ``writing/labels.py``."""

    CUES_DISAGREE = "cues_disagree"
    WEAK_CUE = "weak_cue"
    VOICE_UNCLEAR = "voice_unclear"
    FAR_ANAPHORA = "far_anaphora"
    UNCERTAIN_LINK = "uncertain_link"
    SCOPE_UNCLEAR = "scope_unclear"
    SUMMARY_DIFFERS = "summary_differs"
    SEVERAL_DOCUMENTS = "several_documents"
    RESPONDENT_UNCERTAIN = "respondent_uncertain"
    OCR_TEXT = "ocr_text"
    """it rests on words that were read from a picture"""
    ENDORSED = "endorsed"
    """it is another body's stand, which the respondent joins in"""
    CORRECTION_STALE = "correction_stale"
    """a person has decided, on words that have changed since"""


class Staleness(StrEnum):
    """Why a person's correction does not count any more."""

    TEXT_CHANGED = "text_changed"
    """the words that it was made on are not those behind the cell now"""
    FILE_CHANGED = "file_changed"
    """the words are the same, but the file that they stand in is another"""
    ANSWER_GONE = "answer_gone"
    """the respondent has no answer any more"""


class Cause(StrEnum):
    """Why a cell is another than in an earlier summary."""

    CORRECTION = "correction"
    """a person has decided, or has taken a decision back, or it has become stale"""
    TEXT = "text"
    """the respondent's files are not the same"""
    ENDORSED = "endorsed"
    """it follows another body, whose cell has changed"""
    CONSULTATION = "consultation"
    """what was asked is not the same"""
    RULES = "rules"
    """the rules or the program are not the same"""
    OCR = "ocr"
    """pictures were read by something else, or not at all"""
    OTHER = "other"
    """something else, as a letter of another body by which it is understood"""


class Place(StrEnum):
    """Where a letter names its sender, the surest place first."""

    LETTERHEAD = "letterhead"
    RUNNING_HEAD = "running_head"
    TITLE = "title"
    """the letter's title, or the subject of an e-mail"""
    MAIL = "mail"
    """the sender's line or address of an e-mail"""
    SIGNATURE = "signature"
    TEXT = "text"
    FILENAME = "filename"
    DEFINITION = "definition"
    """in no letter: in remiss.toml"""


class Recognition(StrEnum):
    """By what a sender's name was recognised."""

    INVITED = "invited"
    """it stands as on the list, but for capitals, spaces and the genitive"""
    OTHER_FORM = "other_form"
    """another form of the name on the list: "Länsstyrelsen Norrvik", "Tingsrätten i Norrvik\""""
    SHORT_FORM = "short_form"
    """an abbreviation or short form that stands for it"""
    SEVERAL_LINES = "several_lines"
    """its words are spread over lines of the letterhead"""
    WITHOUT_PART = "without_part"
    """the name on the list without what it has in brackets"""
    MISSPELT = "misspelt"
    """a letter or two differ"""
    ADDRESS = "address"
    """an address on the net that is made of the name"""
    NAME = "name"
    """not on the list: read as the letter has it"""
    PERSON = "person"
    """not on the list: somebody who writes in their own name"""
    DECIDED = "decided"
    """a person has said who it is, whatever the letter has"""
