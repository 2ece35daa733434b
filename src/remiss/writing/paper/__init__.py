"""The paper that the Word report is written on: sober styles in Swedish, headings, tables, contents, notes.

    elements    elements of WordprocessingML, for the parts that python-docx opens
    markup      the same as text, for what is written
    styles      how things look
    words       what stands in a line or a cell
    tables      tables that can be read aloud
    contents    the table of contents
    sheets      the paper itself: the document from its first page to its last

No respondent's words become a field, an address or a style: they are only ever text.
"""
