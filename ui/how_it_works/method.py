"""The model in words and formulas."""

from __future__ import annotations

from typing import Final

import streamlit as st

from model.version import VERSION
from ui.session.view import View

SECTIONS: Final[dict[str, tuple[str, ...]]] = {
    "compare": (r"p_t = \max\left(0,\; 1 - \frac{c_t}{\bar\lambda\,\bar h}\right)",),
    "arrivals": (
        r"N_t \sim \mathrm{NegBin}(\lambda_t\,e_t,\; k)",
        r"\log \lambda_t = \log \lambda_{t-1} - \tfrac{1}{2}q^2 + q\,\varepsilon_t",
        r"\varepsilon_t \sim N(0, 1)",
    ),
    "fees": (
        r"\log F \sim N(\mu, \sigma^2)",
        r"\sigma^2 \sim \frac{\nu_n s_n^2}{\chi^2_{\nu_n}}",
        r"\mu \mid \sigma^2 \sim N\!\left(\mu_n, \frac{\sigma^2}{\kappa_n}\right)",
        r"\kappa_n = \kappa_0 + n, \qquad \nu_n = \nu_0 + n",
        (
            r"\begin{aligned}\nu_n s_n^2 = \nu_0 s_0^2 &+ \sum_i (y_i - \bar y)^2 \\"
            r" &+ \frac{\kappa_0 n}{\kappa_n}(\bar y - \mu_0)^2\end{aligned}"
        ),
    ),
    "delays": (r"h_d \sim \mathrm{Beta}\bigl(4 p_d + a_d,\; 4 (S_d - p_d) + b_d\bigr)",),
    "clients": (r"\Pr(\mathrm{C}) = A^g \Big/ \Bigl(A^g + h\,\frac{1 - A^g}{1 - A}\Bigr)",),
    "retainers": (
        r"m \sim \mathrm{Beta}\bigl(6(1 - r) + l,\; 6 r + g\bigr)",
        r"\theta_i \mid m \sim \mathrm{Beta}\bigl(6 m,\; 6 (1 - m) + j\bigr)",
        r"\Pr(\mathrm{R}_{j+1} \mid m) = \frac{6 (1 - m) + j}{6 + j}",
        r"\mathrm{E}[I_t] = (1 - \ell)\,f\,a_t + \ell\,f\,a_{t-1}",
    ),
    "hours": (r"B_t \le \varphi\,(C - H_t)",),
    "figures": (
        r"G = \tfrac{1}{12}\,Q_{0.1}\Bigl(\sum_{t=1}^{12} x_t\Bigr)",
        r"P = Q_{0.05}\Bigl(\min_t \tfrac{1}{t}\bigl(c + \sum_{s \le t} x_s\bigr)\Bigr)",
        r"S = \mathrm{E}\Bigl[\sum_{t=1}^{12} \max(0,\; b - x_t)\Bigr]",
        r"K = Q_{0.95}\Bigl(\max\bigl(0, -\min_t \sum_{s \le t} (x_s - b)\bigr)\Bigr)",
        r"\mathrm{CE} = \Bigl(\mathrm{E}\bigl[\max(\bar x, b/4)^{1 - g}\bigr]\Bigr)^{1/(1 - g)}",
    ),
}
"""Section -> its formulas, between the words before them and the words that explain their letters."""

STYLE: Final = """<style>
[data-testid="stMarkdownContainer"] .katex-display {overflow: visible;}
@media (max-width: 640px) {[data-testid="stMarkdownContainer"] .katex-display {font-size: 0.95rem;}}
</style>"""
"""Formulas fit a phone. Streamlit's boxes for them scroll by a pixel or two, which the keyboard could not reach."""

LIMITS: Final = ("history", "renewals", "habits", "season", "clients", "tax", "world")


def show(here: View) -> None:
    """Every part of the model: what it says, its formula, what the letters mean; then what it does not know."""
    st.html(STYLE)
    for name, formulas in SECTIONS.items():
        st.header(here.text(f"method.{name}"), anchor=False)
        st.markdown(here.text(f"method.{name}.what"))
        for formula in formulas:
            st.latex(formula)
        st.caption(here.text(f"method.{name}.letters"))
    st.header(here.text("method.limits"), anchor=False)
    st.markdown("\n".join(f"- {here.text(f'method.limits.{name}')}" for name in LIMITS))


def privacy(here: View) -> None:
    """What the server keeps, and what none of this is."""
    st.header(here.text("method.privacy"), anchor=False)
    st.markdown(here.text("method.privacy.what"))
    st.header(here.text("method.advice"), anchor=False)
    st.markdown(here.text("method.advice.what"))
    st.caption(here.text("method.version", version=VERSION))
