"""Everything that crosses threads: the training thread, the event pump, one-shot jobs, the collector's guard."""
