"""What stands between the pages and everything else: the frame, the session's scenario, its widgets and parts.

A page is a script that begins with its view of the session and reads top to bottom:

    from ui.widgets import inputs, parts
    from ui.frame.frame import view

    here = view()                                   # language, scenario, history; draws the frame on a cold deep link
    inputs.levers(here)                             # the sidebar's sliders, where the page has use for them
    parts.chart(here, "fan", figure, sentence, table)

`here.text(key, **values)` is a text for a Markdown slot: the values are escaped, the template is ours.
"""
