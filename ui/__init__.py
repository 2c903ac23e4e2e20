"""What stands between the pages and everything else: the frame, the session's scenario, its widgets and parts.

A page is a script that begins with its view of the session and reads top to bottom:

    from ui.frame.frame import view
    from ui.overview import answer, fan
    from ui.widgets.levers import beside

    here = view()                      # language, scenario, past projects; draws the frame on a cold deep link
    st.title(here.text("overview.title"), anchor=False)
    page, _ = beside(here)             # the levers, where the page has use for them
    with page:
        fan.show(here)                 # each part of the page: a module of the page's room

A room per page, named as the page; no room uses another page's. What pages share lies below them: `ui.widgets`, of
which a page is made, and `ui.session`, what a session knows.

`here.text(key, **values)` is a text for a Markdown slot: the values are escaped, the template is ours.
"""
