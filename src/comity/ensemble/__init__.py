"""
Many studies of one case: preferences drawn, verdicts counted, how sure each outcome is.

The steps are pure functions, so that any executor and any store can stand between them::

    plan(case, draws, seed) -> Plan                       what will be drawn and asked       plan.py
    run_chunk(plan, chunk, ready=None) -> Tally           some draws, counted                run.py
    combine(tallies) -> Tally                             in any order                       tally.py
    estimate(plan, tally) -> EnsembleResult               probabilities with intervals       estimate.py

``Tally.to_bytes()`` and ``Tally.from_bytes()`` hold plain arrays, no pickle. ``prepare(plan)`` returns what every chunk
of a plan shares; a worker may make it once and pass it as ``ready``.
"""
