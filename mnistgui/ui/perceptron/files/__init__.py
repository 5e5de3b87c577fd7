"""The lab to and from files."""
