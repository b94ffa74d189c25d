"""Remove a release the user added."""

import shutil

from fairshare.core.action import action
from fairshare.core.question import Answer, Column
from fairshare.errors import UnknownName
from fairshare.ledger.open import own_folder


@action
def data_remove(release: str) -> Answer:
    """Remove a release you added; shipped ones stay.

    Args:
        release: Its id.
    """
    home = own_folder() / "releases"
    own = sorted(p.parent.name for p in home.glob("*/source.toml")) if home.is_dir() else []
    if release not in own:
        raise UnknownName("release of your own", release, own or ["none"])
    shutil.rmtree(home / release)
    return Answer(
        headline=f"Removed {release}.",
        columns=(Column("release", "Release"),),
        rows=({"release": release},),
        next="fairshare coverage",
    )
