"""Who sent a document: names looked for in the letter, and matched with the bodies that were invited.

letterhead, places      where in a letter a sender stands
mail, introductions     e-mails, and letters that say who writes
candidates              the names that stand there
persons                 letters from private persons
names, spelling         how names are written and compared
bodies, register        the register of real bodies (``bodies/*.toml``); what names look like (``register.toml``)
invitees, joint         which invited body a name is; letters from several
respondents             all of it: a document becomes an Identification
own_voice               the words by which a respondent then speaks of itself
"""
