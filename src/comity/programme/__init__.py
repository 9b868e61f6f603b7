"""Whether a declared programme can be delivered with the capacity there is: plans, bottlenecks, repairs, slippage."""
