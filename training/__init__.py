"""Training of the language model: `python -m training prepare|train|evaluate|export`."""
