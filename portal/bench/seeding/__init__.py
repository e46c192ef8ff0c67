"""Invented content in any quantity, for trying the portal at size and for the benchmark."""
