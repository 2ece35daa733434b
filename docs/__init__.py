"""The pages of the docs, the settings of their site, and what is made of the program for them."""
