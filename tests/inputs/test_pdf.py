"""PDF: the text layer in paragraphs, and one line for a file that has none or may not be opened."""

import io
import json

import pytest

from fairshare.errors import BadInput
from fairshare.inputs.pdf import layer, pdf
from fairshare.inputs.pdf_text import answer_for
from fairshare.inputs.read import read


def written(*pages: list[str]) -> bytes:
    """A PDF with these lines on its pages."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        stream = "BT /F1 11 Tf 14 TL 60 760 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return (out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF").encode("latin-1")


LINES = ["Reading tables", "", "The ministers met on Monday and spoke of the table, its", "columns and rows.", "1"]


def test_the_text_layer_is_read_in_a_process_of_its_own() -> None:
    document = read(written(LINES, ["They met again, and read it to the end, all of them.", "2"]))
    assert document.medium == "pdf"
    assert "The ministers met on Monday and spoke of the table, its\ncolumns and rows." in document.text
    assert not any(line.isdecimal() for line in document.text.splitlines())
    assert document.runs == ()
    assert document.notes[0] == "offsets are characters of the PDF's text layer"


def encrypted() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(written(LINES))))
    writer.encrypt("a password", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (encrypted(), "it is encrypted"),
        (written([]), "no text layer"),
        (written(*[["A line."]] * 501), "501 pages"),
        (b"%PDF-1.7 and nothing else", "fails on it"),
        (written(LINES)[:300], "fails on it|no text layer"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why) as caught:
        pdf(data, "paper.pdf", reader=lambda data: json.dumps(answer_for(data)))
    assert "paper.pdf" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("answer", ["", "no JSON", "\x00"])
def test_a_reader_that_dies_is_told_in_one_line(answer: str) -> None:
    with pytest.raises(BadInput, match="fails on it"):
        pdf(b"%PDF-", reader=lambda _: answer)


def test_paragraphs_run_over_pages_and_heads_are_left_out() -> None:
    long = "A line of the usual length, as most lines of a paper are,"
    pages = [["The Paper, page 1", long, long, "1"], ["The Paper, page 2", long, "ends here.", long, "2"]]
    pages += [["The Paper, page 3", long, "ends.", "Page 3 of 3"]]
    assert layer(pages_of(pages)) == f"{long}\n{long}\n{long}\nends here.\n\n{long}\n{long}\nends."


def pages_of(pages: list[list[str]]) -> list[str]:
    return ["\n".join(page) for page in pages]
