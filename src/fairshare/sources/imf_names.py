"""The codes the IMF's tables give economies."""

from fairshare.sources.country_names import COUNTRIES

#: The codes the IMF uses that are no ISO codes, and those people use: Kosovo (user-assigned), West Bank and Gaza.
_ISO = {"KOS": "XKX", "UVK": "XKX", "WBG": "PSE"}


def iso_of(code: str) -> str | None:
    """The ISO code of an economy by the code the IMF's tables use, or None.

    >>> iso_of("DEU"), iso_of("KOS"), iso_of("G001")
    ('DEU', 'XKX', None)
    """
    iso3 = _ISO.get(code, code)
    return iso3 if iso3 in COUNTRIES else None
