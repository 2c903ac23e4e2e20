"""Iguala: `streamlit run app.py`."""

from ui.frame.frame import run

run()
