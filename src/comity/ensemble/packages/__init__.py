"""
How sure the answers about packages are: values drawn from their intervals, verdicts counted.

::

    unknowns_of(settlement, names)      every interval of the values                       unknown.py
    cells(unknowns, seed, ...)          where in its interval each value lies in a draw    unknown.py
    Walked, ByPrograms                  what one draw says of packages and plans           walked.py, programs.py
    Tally                               counted over the draws                             tally.py
    over_values(settlement, ...)        all of it                                          run.py

Conventions 58 and 59 say what is drawn and what is counted.
"""
