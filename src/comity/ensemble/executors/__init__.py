"""Where the draws of an ensemble are made: in this process, in several, on a cluster. One file per executor."""
