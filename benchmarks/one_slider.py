"""The page that cannot be beaten on this stack: one slider, one plotly fan."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go
import streamlit as st

level = st.slider("Level", 0, 10_000, 500, 50, key="drag:planned.fee")  # the key that benchmarks.person moves
months = list(range(1, 25))
low, middle, high = (level + spread * np.sqrt(months) for spread in (-400, 0, 400))
figure = go.Figure(layout={"height": 420})
figure.add_trace(go.Scatter(x=months, y=low, line={"width": 0}, showlegend=False))
figure.add_trace(go.Scatter(x=months, y=high, line={"width": 0}, fill="tonexty", name="8 of 10 futures"))
figure.add_trace(go.Scatter(x=months, y=middle, name="Middle"))
st.metric("Last month", f"{middle[-1]:,.0f}")
st.plotly_chart(figure)
