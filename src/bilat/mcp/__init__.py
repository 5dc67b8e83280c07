"""A server by which an assistant asks a base and cites what it says (Model Context Protocol, over standard input and output).

`tools.py` is the table of tools, `questions.py` and `records.py` say what each takes and gives. Nothing here writes to a base.
"""
