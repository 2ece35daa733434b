"""Private persons under another name, in all of a summary: what is written tells neither who nor where.

    labels      what a person, and a document of theirs, is called instead
    words       names, addresses and numbers in a text: each character becomes a block, so that every offset stays
    files       the names of files that are theirs, or may be
    summary     all of it, field by field

What a body has sent keeps its name, its files and its words, but for the names of private persons in them. A contact
person of a body is no private person.
"""

from remiss.compiling.masking.labels import document_id, label, mask
from remiss.compiling.masking.summary import mask_private, not_masked
from remiss.compiling.masking.words import BLOCK

__all__ = ["BLOCK", "document_id", "label", "mask", "mask_private", "not_masked"]
