"""Remove a release the user added."""

from fairshare.core.action import action
from fairshare.core.question import Answer, Column
from fairshare.ledger import own
from fairshare.ledger.open import own_folder, store


@action
def data_remove(release: str) -> Answer:
    """Remove a release you added; shipped ones stay.

    Args:
        release: Its id.
    """
    own.remove(own_folder(), release)
    store.cache_clear()
    return Answer(
        headline=f"Removed {release}.",
        columns=(Column("release", "Release"),),
        rows=({"release": release},),
        next="fairshare coverage",
    )
