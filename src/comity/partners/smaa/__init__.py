"""SMAA-2: how often each offer comes first, second, third when weights and numbers are known in part."""
