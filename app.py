"""Iguala: `streamlit run app.py`.

Streamlit imports this file once, for the server, and runs it for every session.
"""

import streamlit as st

if __name__ == "__main__":
    from ui.frame.frame import run

    run()
else:
    from ui.gate.gate import MIDDLEWARE

    app = st.App(__file__, middleware=MIDDLEWARE)
