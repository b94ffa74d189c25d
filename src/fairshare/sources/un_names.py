"""The members of the United Nations past and present: code and every name the scale of assessments gives them.

Codes are ISO 3166-1 alpha-3, for states that are no more those they had: CSK, DDR, SUN, YMD, YUG, SCG. The United Arab
Republic (Egypt and Syria, 1958 to 1961) was gone before there were codes: it is called UAR here.
"""

import re

from fairshare.core.place import plain

_NAMES = """
AFG Afghanistan
AGO Angola
ALB Albania
AND Andorra
ARE United Arab Emirates
ARG Argentina
ARM Armenia
ATG Antigua and Barbuda
AUS Australia
AUT Austria
AZE Azerbaijan
BDI Burundi
BEL Belgium
BEN Benin
BFA Burkina Faso
BGD Bangladesh
BGR Bulgaria
BHR Bahrain
BHS Bahamas
BIH Bosnia and Herzegovina
BLR Belarus
BLZ Belize
BOL Bolivia
BRA Brazil
BRB Barbados
BRN Brunei Darussalam
BTN Bhutan
BWA Botswana
CAF Central African Republic
CAN Canada
CHE Switzerland
CHL Chile
CHN China
CIV Cote d'Ivoire
CMR Cameroon
COD Democratic Republic of the Congo
COG Congo
COL Colombia
COM Comoros
CPV Cabo Verde
CRI Costa Rica
CSK Czechoslovakia
CUB Cuba
CYP Cyprus
CZE Czech Republic
DDR German Democratic Republic
DEU Germany
DEU Germany, Federal Republic of
DJI Djibouti
DMA Dominica
DNK Denmark
DOM Dominican Republic
DZA Algeria
ECU Ecuador
EGY Egypt
ERI Eritrea
ESP Spain
EST Estonia
ETH Ethiopia
FIN Finland
FJI Fiji
FRA France
FSM Micronesia (Federated States of)
GAB Gabon
GBR United Kingdom of Great Britain and Northern Ireland
GEO Georgia
GHA Ghana
GIN Guinea
GMB Gambia
GNB Guinea-Bissau
GNQ Equatorial Guinea
GRC Greece
GRD Grenada
GTM Guatemala
GUY Guyana
HND Honduras
HRV Croatia
HTI Haiti
HUN Hungary
IDN Indonesia
IND India
IRL Ireland
IRN Iran (Islamic Republic of)
IRQ Iraq
ISL Iceland
ISR Israel
ITA Italy
JAM Jamaica
JOR Jordan
JPN Japan
KAZ Kazakhstan
KEN Kenya
KGZ Kyrgyzstan
KHM Cambodia
KIR Kiribati
KNA Saint Kitts and Nevis
KOR Republic of Korea
KWT Kuwait
LAO Lao People's Democratic Republic
LBN Lebanon
LBR Liberia
LBY Libya
LCA Saint Lucia
LIE Liechtenstein
LKA Sri Lanka
LSO Lesotho
LTU Lithuania
LUX Luxembourg
LVA Latvia
MAR Morocco
MCO Monaco
MDA Republic of Moldova
MDG Madagascar
MDV Maldives
MEX Mexico
MHL Marshall Islands
MKD North Macedonia
MLI Mali
MLT Malta
MMR Myanmar
MNE Montenegro
MNG Mongolia
MOZ Mozambique
MRT Mauritania
MUS Mauritius
MWI Malawi
MYS Malaysia
NAM Namibia
NER Niger
NGA Nigeria
NIC Nicaragua
NLD Netherlands
NOR Norway
NPL Nepal
NRU Nauru
NZL New Zealand
OMN Oman
PAK Pakistan
PAN Panama
PER Peru
PHL Philippines
PLW Palau
PNG Papua New Guinea
POL Poland
PRK Democratic People's Republic of Korea
PRT Portugal
PRY Paraguay
QAT Qatar
ROU Romania
RUS Russian Federation
RWA Rwanda
SAU Saudi Arabia
SDN Sudan
SEN Senegal
SGP Singapore
SLB Solomon Islands
SLE Sierra Leone
SLV El Salvador
SMR San Marino
SOM Somalia
SRB Serbia
SSD South Sudan
STP Sao Tome and Principe
SUN Union of Soviet Socialist Republics
SUR Suriname
SVK Slovakia
SVN Slovenia
SWE Sweden
SWZ Eswatini
SYC Seychelles
SYR Syrian Arab Republic
TCD Chad
TGO Togo
THA Thailand
TJK Tajikistan
TKM Turkmenistan
TLS Timor-Leste
TON Tonga
TTO Trinidad and Tobago
TUN Tunisia
TUR Türkiye
TUV Tuvalu
TZA United Republic of Tanzania
UAR United Arab Republic
UGA Uganda
UKR Ukraine
URY Uruguay
USA United States of America
UZB Uzbekistan
VCT Saint Vincent and the Grenadines
VEN Venezuela (Bolivarian republic of)
VNM Viet Nam
VUT Vanuatu
WSM Samoa
YEM Yemen
YMD Democratic Yemen
ZAF South Africa
ZMB Zambia
ZWE Zimbabwe
"""
_NAMED = {plain(line[4:]): line[:3] for line in _NAMES.strip().splitlines()}
_FORMER = re.compile(r" *\(formerly .*\)")
_FOOTNOTE = re.compile(r" [a-z]/$")
#: The row of Serbia holds its predecessors: last year -> Federal Republic of Yugoslavia, Serbia and Montenegro.
_BEFORE_SERBIA = ((2003, "YUG"), (2006, "SCG"))


def iso_named(name: str, until: int) -> str | None:
    """The code of a member by the name in the table of scales, or None.

    Args:
        name: As written, with former names and marks of footnotes.
        until: Last year of the period.

    >>> iso_named("Türkiye (formerly Turkey)", 2027), iso_named("Atlantis", 2027)
    ('TUR', None)
    >>> iso_named("Serbia (formerly Yugoslavia) f/", 2000), iso_named("Serbia (formerly Yugoslavia) f/", 2009)
    ('YUG', 'SRB')
    """
    iso3 = _NAMED.get(plain(_FORMER.sub("", _FOOTNOTE.sub("", name))))
    return next((code for last, code in _BEFORE_SERBIA if until <= last), iso3) if iso3 == "SRB" else iso3
