"""Bargaining solutions over packages: Nash, Kalai-Smorodinsky, egalitarian and others, with proof."""
