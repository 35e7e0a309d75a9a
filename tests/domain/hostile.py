"""What a hostile caller may put into any field: every kind of JSON value, odd texts first."""

from hypothesis import strategies as st

ODD_TEXTS = st.sampled_from(
    ["", " ", "\u0000", "\ud800", "\u202eabc", "\ufeff", "a\u0300" * 60, "9" * 5000, "²", "١٢٣", "\U0001f600", "\n"]
)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=30) | ODD_TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
