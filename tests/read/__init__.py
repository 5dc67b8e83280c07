"""Tests of reading: bytes to Documents."""
