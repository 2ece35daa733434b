"""The rooms of ``sammanstallning.xlsx``.

cells         rows and cells, as text
sheets        what the sheets share: styles, widths, print set-up
matrix        the matrix
columns       the names and words of what a person can fill in, for those who read it back
decisions     the sheets in which a person can decide, and what is kept of them to read the decisions back
lists         all other sheets
"""
