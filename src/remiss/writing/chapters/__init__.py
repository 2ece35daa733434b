"""The chapters of the Word report, each a function from a View to the Paper.

front        what was sent out, and how to read the report
came_in      who has answered, declined, not answered; letters that are alike; files that are no answer
review       counts, what a person should look at, what people have decided
said         who says what: of the whole, and proposal by proposal, with the draft for the bill
annexes      the matrix, and the files
"""
