"""The Draw page: pad, stages, bars."""
