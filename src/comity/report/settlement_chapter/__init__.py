"""The chapter on the settlement: who blocks what, the way out, the packages, the room."""
