"""
The case: what the user's files say, as frozen nouns.

Files in and out: :mod:`~comity.case.read`, :mod:`~comity.case.write`, :mod:`~comity.case.edit`. The format is data:
the field tables in :mod:`~comity.case.format`, from which the validator, the JSON Schema and the reference page
are made. ``nodes`` are what a file holds before it means anything, ``nouns`` what it means.
"""
