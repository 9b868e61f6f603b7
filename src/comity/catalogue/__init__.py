"""
Published conflicts with their printed answers, filed by publication.

An entry is a folder ``<publication>/<name>/`` with ``case.yaml`` (comity's own format) and
``answers.yaml`` (citation, how the inputs were obtained, what the source prints, what the definitions give).
:mod:`comity.catalogue.entries` reads entries; :mod:`comity.catalogue.verify` recomputes every answer.
"""

from __future__ import annotations
