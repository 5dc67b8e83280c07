"""`python -m bilat.cli` is `bilat`."""

from bilat.cli import main

main()
