"""The text layer of a PDF, read in a process of its own: a file may be written to keep its reader busy for ever.

``python -m fairshare.inputs.pdf_text`` takes a PDF on standard input and gives one JSON object on standard output:
``{"pages": [...]}`` or ``{"refused": "why"}``.
"""

import io
import json
import sys

#: Pages, characters, seconds of computing and bytes of memory a PDF may need.
MOST_PAGES, MOST_CHARACTERS, MOST_SECONDS, MOST_MEMORY = 500, 20_000_000, 30, 2_000_000_000


def main() -> None:
    """Read, and write the answer."""
    _bound()
    try:
        answer = answer_for(sys.stdin.buffer.read())
    except MemoryError:
        answer = {"refused": "it needs more memory than a PDF may"}
    sys.stdout.write(json.dumps(answer))


def answer_for(data: bytes) -> dict[str, object]:
    """Pages as text, or why there are none."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return {"refused": "it is encrypted; give a copy that opens without a password"}
        if (count := len(reader.pages)) > MOST_PAGES:
            return {"refused": f"it has {count:,} pages and at most {MOST_PAGES} are read"}
        pages: list[str] = []
        for page in reader.pages:
            pages.append(page.extract_text())
            if sum(len(text) for text in pages) > MOST_CHARACTERS:
                return {"refused": f"it holds more than {MOST_CHARACTERS:,} characters"}
    except MemoryError:
        raise
    # What a broken file raises in its reader has no common class: pypdf lets KeyError, TypeError and others through.
    except Exception as error:
        return {"refused": f"its reader fails on it ({type(error).__name__})"}
    return {"pages": pages}


def _bound() -> None:
    """Limits of the operating system, where it has them."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    main()
