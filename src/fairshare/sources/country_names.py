"""Countries of the world by the names publishers give them: one list for every source that prints names.

Codes are ISO 3166-1 alpha-3, for states that are no more those they had: CSK, DDR, SUN, YMD. The United Arab Republic
(Egypt and Syria, 1958 to 1961) was gone before there were codes: it is called UAR here. Kosovo is XKX.
"""

from fairshare.core.place import plain

_NAMES = """
ABW Aruba, Kingdom of the Netherlands
AFG Afghanistan, Islamic Republic of | Afghanistan
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
BHS Bahamas, The | Bahamas
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
COD Congo, Democratic Republic of the | Democratic Republic of the Congo
COG Congo, Republic of | Congo
COL Colombia
COM Comoros, Union of the | Comoros
CPV Cabo Verde
CRI Costa Rica
CSK Czechoslovakia
CUB Cuba
CYP Cyprus
CZE Czech Republic
DDR German Democratic Republic
DEU Germany | Germany, Federal Republic of
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
FJI Fiji, Republic of | Fiji
FRA France
FSM Micronesia, Federated States of
GAB Gabon
GBR United Kingdom | United Kingdom of Great Britain and Northern Ireland
GEO Georgia
GHA Ghana
GIN Guinea
GMB Gambia, The | Gambia
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
KGZ Kyrgyz Republic | Kyrgyzstan
KHM Cambodia
KIR Kiribati
KNA St. Kitts and Nevis | Saint Kitts and Nevis
KOR Korea, Republic of | Korea | Republic of Korea
KWT Kuwait
LAO Lao People's Democratic Republic
LBN Lebanon
LBR Liberia
LBY Libya
LCA St. Lucia | Saint Lucia
LIE Liechtenstein, Principality of | Liechtenstein
LKA Sri Lanka
LSO Lesotho, Kingdom of | Lesotho
LTU Lithuania, Republic of | Lithuania
LUX Luxembourg
LVA Latvia, Republic of | Latvia
MAC Macao Special Administrative Region, People's Republic of China
MAR Morocco
MCO Monaco
MDA Moldova, Republic of | Moldova | Republic of Moldova
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
PRK Democratic People's Republic of Korea
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
SSD South Sudan, Republic of | South Sudan
STP São Tomé and Príncipe, Democratic Republic of | São Tomé and Príncipe
SUN Union of Soviet Socialist Republics
SUR Suriname
SVK Slovak Republic | Slovakia
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
TZA Tanzania, United Republic of | Tanzania | United Republic of Tanzania
UAR United Arab Republic
UGA Uganda
UKR Ukraine
URY Uruguay
USA United States | United States of America
UZB Uzbekistan, Republic of | Uzbekistan
VCT St. Vincent and the Grenadines | Saint Vincent and the Grenadines
VEN Venezuela, República Bolivariana de | Venezuela (Bolivarian republic of)
VNM Vietnam
VUT Vanuatu
WSM Samoa
XKX Kosovo, Republic of | Kosovo
YEM Yemen, Republic of | Yemen
YMD Democratic Yemen
ZAF South Africa
ZMB Zambia
ZWE Zimbabwe
"""
#: ISO code -> the names in use.
COUNTRIES = {line[:3]: tuple(line[4:].split(" | ")) for line in _NAMES.strip().splitlines()}
_NAMED = {plain(name): iso3 for iso3, names in COUNTRIES.items() for name in names}


def iso_named(name: str) -> str | None:
    """The code of a country by a name, whatever its case, accents and marks; or None.

    >>> iso_named("Türkiye, Republic of"), iso_named("Atlantis")
    ('TUR', None)
    """
    return _NAMED.get(plain(name))
