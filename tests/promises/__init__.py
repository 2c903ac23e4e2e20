"""What the pages of the method say, sentence by sentence, and what each figure in them is held by.

A page's module lists its claims (`claim.py`); whoever writes a new figure into a page adds one, or the test names the
sentence (`page.py`).
"""
