"""Characters out of bytes: what is marked, valid, declared or guessed, and what is no text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.errors import BadInput
from fairshare.inputs.decode import decode

WORDS = "Türkiye’s share — “2 %” — rose."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_character(mark: bytes, encoding: str) -> None:
    assert decode(mark + WORDS.encode(encoding)) == (WORDS, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_zeros(encoding: str) -> None:
    text, notes = decode(("The allies pay what they said. " * 5).encode(encoding))
    assert text.startswith("The allies pay")
    assert encoding.upper() in notes[0]


def test_valid_utf8_is_utf8_whatever_it_declares() -> None:
    source = f'<meta charset="iso-8859-1"><p>{WORDS}</p>'
    text, notes = decode(source.encode())
    assert text == source
    assert "declares" in notes[0]


def test_a_declared_charset_is_used() -> None:
    source = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250"><p>Łódź płaci.</p>'
    text, notes = decode(source.encode("cp1250"))
    assert text == source
    assert notes == ("read as cp1250, as it declares",)
    assert decode("Łódź płaci.".encode("cp1250"), charset="windows-1250").text == "Łódź płaci."


@pytest.mark.parametrize("name", ["hex", "zlib", "rot13", "utf-7", "unicode_escape", "idna", "no-such", "\x00x"])
def test_what_is_no_charset_of_texts_is_not_used(name: str) -> None:
    assert decode(b"caf\xe9 for two", charset=name).text == "café for two"


def test_the_last_resort_is_windows_1252_and_says_so() -> None:
    text, notes = decode(b"\x93They pay 2\x96 3 %\x94, caf\xe9 \x81 said.")
    assert text == "“They pay 2– 3 %”, café \x81 said."
    assert "a guess" in notes[0]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04rest", "office document"),
        (b"\x89PNG\r\n", "picture"),
        (b"\x1f\x8b\x08", "gzip"),
        (bytes(range(256)) * 20, "bytes of no text"),
        (b"words \x00 words", "bytes of no text"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, what: str) -> None:
    with pytest.raises(BadInput, match=what) as caught:
        decode(data, "x.bin")
    assert "x.bin" in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.text())
def test_what_was_written_as_utf8_is_read_again(words: str) -> None:
    try:
        text = decode(("The allies: " + words).encode("utf-8", "replace")).text
    except BadInput:
        return
    assert text == ("The allies: " + words).encode("utf-8", "replace").decode()
