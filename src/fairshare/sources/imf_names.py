"""The economies the IMF reports on: ISO 3166-1 alpha-3 code and every name its tables give them."""

from fairshare.core.place import plain

#: The codes the IMF uses that are no ISO codes, and those people use: Kosovo (user-assigned), West Bank and Gaza.
_ISO = {"KOS": "XKX", "UVK": "XKX", "WBG": "PSE"}
_NAMES = """
ABW Aruba, Kingdom of the Netherlands
AFG Afghanistan, Islamic Republic of
AGO Angola
ALB Albania
AND Andorra, Principality of | Andorra
ARE United Arab Emirates
ARG Argentina
ARM Armenia, Republic of | Armenia
ATG Antigua and Barbuda
AUS Australia
AUT Austria
AZE Azerbaijan, Republic of | Azerbaijan
BDI Burundi
BEL Belgium
BEN Benin
BFA Burkina Faso
BGD Bangladesh
BGR Bulgaria
BHR Bahrain, Kingdom of | Bahrain
BHS Bahamas, The
BIH Bosnia and Herzegovina
BLR Belarus, Republic of | Belarus
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
CHN China, People's Republic of | China
CIV Côte d'Ivoire
CMR Cameroon
COD Congo, Democratic Republic of the
COG Congo, Republic of
COL Colombia
COM Comoros, Union of the | Comoros
CPV Cabo Verde
CRI Costa Rica
CYP Cyprus
CZE Czech Republic
DEU Germany
DJI Djibouti
DMA Dominica
DNK Denmark
DOM Dominican Republic
DZA Algeria
ECU Ecuador
EGY Egypt, Arab Republic of | Egypt
ERI Eritrea, The State of | Eritrea
ESP Spain
EST Estonia, Republic of | Estonia
ETH Ethiopia, The Federal Democratic Republic of | Ethiopia
FIN Finland
FJI Fiji, Republic of
FRA France
FSM Micronesia, Federated States of
GAB Gabon
GBR United Kingdom
GEO Georgia
GHA Ghana
GIN Guinea
GMB Gambia, The
GNB Guinea-Bissau
GNQ Equatorial Guinea, Republic of | Equatorial Guinea
GRC Greece
GRD Grenada
GTM Guatemala
GUY Guyana
HKG Hong Kong Special Administrative Region, People's Republic of China
HND Honduras
HRV Croatia, Republic of | Croatia
HTI Haiti
HUN Hungary
IDN Indonesia
IND India
IRL Ireland
IRN Iran, Islamic Republic of
IRQ Iraq
ISL Iceland
ISR Israel
ITA Italy
JAM Jamaica
JOR Jordan
JPN Japan
KAZ Kazakhstan, Republic of | Kazakhstan
KEN Kenya
KGZ Kyrgyz Republic
KHM Cambodia
KIR Kiribati
KNA St. Kitts and Nevis
KOR Korea, Republic of | Korea
KWT Kuwait
LAO Lao People's Democratic Republic
LBN Lebanon
LBR Liberia
LBY Libya
LCA St. Lucia
LIE Liechtenstein, Principality of
LKA Sri Lanka
LSO Lesotho, Kingdom of | Lesotho
LTU Lithuania, Republic of | Lithuania
LUX Luxembourg
LVA Latvia, Republic of | Latvia
MAC Macao Special Administrative Region, People's Republic of China
MAR Morocco
MDA Moldova, Republic of | Moldova
MDG Madagascar, Republic of | Madagascar
MDV Maldives
MEX Mexico
MHL Marshall Islands, Republic of the | Marshall Islands
MKD North Macedonia, Republic of | North Macedonia
MLI Mali
MLT Malta
MMR Myanmar
MNE Montenegro
MNG Mongolia
MOZ Mozambique, Republic of | Mozambique
MRT Mauritania, Islamic Republic of | Mauritania
MUS Mauritius
MWI Malawi
MYS Malaysia
NAM Namibia
NER Niger
NGA Nigeria
NIC Nicaragua
NLD Netherlands, The | Netherlands
NOR Norway
NPL Nepal
NRU Naoero, Republic of | Nauru
NZL New Zealand
OMN Oman
PAK Pakistan
PAN Panama
PER Peru
PHL Philippines
PLW Palau, Republic of | Palau
PNG Papua New Guinea
POL Poland, Republic of | Poland
PRI Puerto Rico
PRT Portugal
PRY Paraguay
PSE West Bank and Gaza
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
SMR San Marino, Republic of | San Marino
SOM Somalia
SRB Serbia, Republic of | Serbia
SSD South Sudan, Republic of
STP São Tomé and Príncipe, Democratic Republic of | São Tomé and Príncipe
SUR Suriname
SVK Slovak Republic
SVN Slovenia, Republic of | Slovenia
SWE Sweden
SWZ Eswatini, Kingdom of | Eswatini
SYC Seychelles
SYR Syrian Arab Republic
TCD Chad
TGO Togo
THA Thailand
TJK Tajikistan, Republic of | Tajikistan
TKM Turkmenistan
TLS Timor-Leste, Democratic Republic of | Timor-Leste
TON Tonga
TTO Trinidad and Tobago
TUN Tunisia
TUR Türkiye, Republic of | Türkiye
TUV Tuvalu
TWN Taiwan Province of China
TZA Tanzania, United Republic of | Tanzania
UGA Uganda
UKR Ukraine
URY Uruguay
USA United States
UZB Uzbekistan, Republic of | Uzbekistan
VCT St. Vincent and the Grenadines
VEN Venezuela, República Bolivariana de
VNM Vietnam
VUT Vanuatu
WSM Samoa
XKX Kosovo, Republic of | Kosovo
YEM Yemen, Republic of
ZAF South Africa
ZMB Zambia
ZWE Zimbabwe
"""
#: ISO code -> the IMF's names.
ECONOMIES = {line[:3]: tuple(line[4:].split(" | ")) for line in _NAMES.strip().splitlines()}
_NAMED = {plain(name): iso3 for iso3, names in ECONOMIES.items() for name in names}


def iso_of(code: str) -> str | None:
    """The ISO code of an economy by the code the IMF's tables use, or None.

    >>> iso_of("DEU"), iso_of("KOS"), iso_of("G001")
    ('DEU', 'XKX', None)
    """
    iso3 = _ISO.get(code, code)
    return iso3 if iso3 in ECONOMIES else None


def iso_named(name: str) -> str | None:
    """The ISO code of an economy by the name the IMF's tables use, or None.

    >>> iso_named("Türkiye, Republic of"), iso_named("Atlantis")
    ('TUR', None)
    """
    return _NAMED.get(plain(name))
