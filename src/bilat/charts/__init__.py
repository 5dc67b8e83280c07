"""Pictures of what is known: timeline, trade, map, memberships and network of a pair, and the world as one country's texts show it.

Each `to_...` gives a `Picture`; `render` makes SVG or PNG of it. The extra `charts` is needed to render; nothing is fetched.
"""

from bilat.charts.picture import Picture

__all__ = ["Picture"]
