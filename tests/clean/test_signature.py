"""MinHash signatures: deterministic, and close for near copies only."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedus.clean import signature

REPORT = " ".join(f"Sentence number {i} tells what minister {i * 7} said." for i in range(40))


def similarity(a: str, b: str) -> float:
    pairs = list(zip(signature(a), signature(b), strict=True))
    return sum(x == y for x, y in pairs) / len(pairs)


def test_known_value_is_stable_across_runs() -> None:
    assert (
        signature("The pact adopted its budget on Monday.")[:3]
        == signature("the PACT adopted its budget, on Monday")[:3]
    )
    assert len(signature(REPORT)) == 128


def test_near_copies_are_close_and_others_are_not() -> None:
    assert similarity(REPORT, REPORT.replace("minister 7 ", "envoy 7 ")) > 0.8
    assert similarity(REPORT, "Quite another text about the weather in the mountains.") < 0.1


@given(st.text(max_size=80))
def test_any_text_has_a_signature(text: str) -> None:
    assert signature(text) == signature(text)
    assert all(isinstance(value, int) for value in signature(text))
