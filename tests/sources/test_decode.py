"""Bytes to characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import InputError
from foedus.sources.decode import decode, find_encoding

ENGLISH = "The envoy said “never” – and left the room with the minister’s papers. " * 4
RUSSIAN = "Министр заявил, что страна не будет участвовать в саммите организации. " * 4


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"), (ENGLISH, "utf-8-sig"), (ENGLISH, "utf-16"), (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"), (ENGLISH, "utf-32"), (ENGLISH, "cp1252"), (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-16-le"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"),
    ],
)  # fmt: skip
def test_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_declared_encoding_of_a_page() -> None:
    page = f"<html><head><meta charset='windows-1251'></head><body>{RUSSIAN[:70]}</body></html>"
    assert decode(page.encode("cp1251"), "a.html") == page


def test_declared_encoding_does_not_overrule_the_bytes() -> None:
    page = f"<html><head><meta charset='iso-8859-1'></head><body>{ENGLISH}</body></html>"
    assert decode(page.encode(), "a.html") == page


def test_some_broken_bytes_do_not_spoil_the_rest() -> None:
    text = decode(ENGLISH.encode() * 20 + b"\xff" + ENGLISH.encode(), "a.txt")
    assert text.count("\ufffd") == 1
    assert text.startswith(ENGLISH)


def test_binary_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        decode(bytes(range(256)) * 20, "a.txt")
    assert caught.value.code == "binary"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_binary(data: bytes) -> None:
    try:
        code = None if isinstance(decode(data, "a.txt"), str) else "nothing"
    except InputError as error:
        code = error.code
    assert code in (None, "binary", "encoding")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=300))
def test_utf8_is_always_recognised(text: str) -> None:
    assert find_encoding(text.encode()) in ("utf-8", "utf-8-sig")
