"""Tests of what holds for any text."""
