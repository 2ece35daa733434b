"""Mail: what ``unpacking`` makes of a file of it, with ``mime`` (the parts of a mail) and ``outlook`` (.msg)."""

from __future__ import annotations

FROM, SENT, SUBJECT = "Från:", "Skickat:", "Ämne:"
"""What the first lines of a mail begin with, as Outlook has them in Swedish."""
