"""The Pareto frontier of packages: complete where that can be proven, otherwise sampled and said so."""
