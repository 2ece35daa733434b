"""What the pages of the docs are made with: pictures, figures and the commands' own help, out of the program itself."""
