"""What measure.py drives: the release program, its files, and receivers of its webhooks."""
