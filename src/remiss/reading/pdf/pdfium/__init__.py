"""What pdfium knows of a page: its text with where it stands and how it looks, and what is drawn beside it."""
