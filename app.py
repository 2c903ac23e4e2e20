"""Iguala: `streamlit run app.py`."""

from ui.frame import run

run()
