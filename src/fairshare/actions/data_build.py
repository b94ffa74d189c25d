"""Regenerate the shipped figures from the raw material."""

from pathlib import Path

from fairshare.core.action import action
from fairshare.core.question import Answer, Column
from fairshare.errors import BadInput
from fairshare.ledger.build import build
from fairshare.ledger.load import DATA


@action
def data_build(*, from_: str, to: str | None = None, only: str | None = None) -> Answer:
    """Regenerate the facts of every release from its raw files, byte for byte.

    Args:
        from_: Folder of the raw material, with a folder named data in it.
        to: Folder of releases to write to; the package's own by default.
        only: One release.
    """
    raw = Path(from_)
    if not (raw / "data").is_dir():
        raise BadInput.of("folder", from_, "a folder that holds the raw material under data/")
    if to is not None and not list(Path(to).glob("*/source.toml")):
        raise BadInput.of("folder", to, "a folder of releases, each with its source.toml")
    done = build(raw, Path(to) if to else DATA / "releases", [only] if only else None)
    rows = tuple({"release": line.partition(":")[0], "facts": line.partition(": ")[2]} for line in done)
    return Answer(
        headline=f"Built {len(done)} release{'s' * (len(done) != 1)}.",
        columns=(Column("release", "Release"), Column("facts", "Facts")),
        rows=rows,
        notes=("Places, groups, measures, targets, scenarios and registers are written by hand and are not built.",),
        next="git diff --stat",
    )
