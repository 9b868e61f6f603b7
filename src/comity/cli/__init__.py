"""The commands. Each loads the rooms it needs when it runs, so that ``comity --help`` stays quick."""
