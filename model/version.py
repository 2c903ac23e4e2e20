"""The version of the model: two equal versions give equal figures for equal links."""

VERSION = "0.3.0"
