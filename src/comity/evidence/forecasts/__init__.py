"""How good forecasts were: scores, calibration, skill, and who forecast better than whom."""
