"""Charts: results and a language in, plotly figures as plain dictionaries out. No arithmetic beyond display."""
