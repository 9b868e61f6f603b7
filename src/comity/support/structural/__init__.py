"""Support as choices of third parties: the plain values that :mod:`comity.study.supported` fills."""
