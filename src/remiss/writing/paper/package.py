"""What is around the pages: the properties of the file, and the settings that Word opens it with."""

from __future__ import annotations

from typing import Any

from docx.document import Document

from remiss.writing.paper.elements import element, qualified
from remiss.writing.paper.styles import LANGUAGE
from remiss.writing.wording import shortened

AUTHOR = "remiss"
_LONGEST = 255
"""characters that a property may have"""
_LEFT_OUT = {"stylesWithEffects", "customXml", "thumbnail"}
"""parts of python-docx's template that nothing needs: styles for Word 2007, a bibliography, a picture of a page"""
_UNSET = ("savePreviewPicture", "rsids", "doNotAutoCompressPictures", "proofState")


def set_package(document: Document, title: str) -> None:
    """Give the file its properties and settings, and take away what the template has besides."""
    _set_properties(document, title)
    _set_settings(document.settings.element)
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] in _LEFT_OUT:
                del relations[key]


def _set_properties(document: Document, title: str) -> None:
    properties = document.core_properties
    properties.title = shortened(title, _LONGEST)
    properties.author = properties.last_modified_by = AUTHOR
    properties.subject, properties.language = "Remissammanställning", LANGUAGE
    properties.comments = properties.keywords = ""


def _set_settings(settings: Any) -> None:
    """Word of today instead of 2010 (which it calls compatibility mode), hyphens in tables, and Swedish ways."""
    for tag in _UNSET:
        for found in settings.findall(qualified(tag)):
            settings.remove(found)
    settings.find(qualified("defaultTabStop")).addnext(element("autoHyphenation"))
    compatible = settings.find(qualified("compat"))
    compatible.remove(compatible.find(qualified("useFELayout")))
    mode = next(found for found in compatible if found.get(qualified("name")) == "compatibilityMode")
    mode.set(qualified("val"), "15")
    for tag, name, value in (
        ("zoom", "percent", "100"),
        ("themeFontLang", "val", LANGUAGE),
        ("decimalSymbol", "val", ","),
        ("listSeparator", "val", ";"),
    ):
        found = settings.find(qualified(tag))
        found.attrib.clear()
        found.set(qualified(name), value)
