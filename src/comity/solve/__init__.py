"""SAT, decision diagrams and MIP behind small protocols, one file per engine; knows nothing of cases."""
