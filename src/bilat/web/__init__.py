"""The HTTP side of bilat: `bilat serve` shows pages to people and an API to programs. It needs the extra `web`.

Nothing is imported here, so that a missing extra can be told in one line.
"""
