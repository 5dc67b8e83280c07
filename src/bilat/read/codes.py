"""Names for the three-letter codes that flag templates of wikis carry. What a country is, is the vocabulary's matter."""

from __future__ import annotations

from bilat.vocabulary import load

# Codes of the International Olympic Committee, and older ones, that ISO 3166-1 does not have.
_OTHERS = {
    "GER": "Germany", "SUI": "Switzerland", "KSA": "Saudi Arabia", "RSA": "South Africa", "UAE": "United Arab Emirates",
    "NED": "Netherlands", "POR": "Portugal", "DEN": "Denmark", "GRE": "Greece", "CRO": "Croatia", "BUL": "Bulgaria",
    "LAT": "Latvia", "SLO": "Slovenia", "INA": "Indonesia", "MAS": "Malaysia", "PHI": "Philippines", "VIE": "Vietnam",
    "SIN": "Singapore", "SRI": "Sri Lanka", "NEP": "Nepal", "IRI": "Iran", "KUW": "Kuwait", "OMA": "Oman", "LIB": "Lebanon",
    "ALG": "Algeria", "NGR": "Nigeria", "TAN": "Tanzania", "ZAM": "Zambia", "ZIM": "Zimbabwe", "ANG": "Angola", "SUD": "Sudan",
    "CHI": "Chile", "URU": "Uruguay", "PAR": "Paraguay", "HAI": "Haiti", "GUA": "Guatemala", "HON": "Honduras", "ESA": "El Salvador",
    "CRC": "Costa Rica", "PUR": "Puerto Rico", "TPE": "Taiwan", "ROC": "Taiwan", "PRC": "China", "KOS": "Kosovo", "XKX": "Kosovo",
    "USSR": "Soviet Union", "URS": "Soviet Union", "UK": "United Kingdom", "US": "United States", "EU": "European Union",
    "GDR": "East Germany", "FRG": "West Germany", "YUG": "Yugoslavia", "TCH": "Czechoslovakia", "MGL": "Mongolia", "MYA": "Myanmar",
    "ANT": "Antigua and Barbuda", "BAN": "Bangladesh", "BHU": "Bhutan", "BIZ": "Belize", "BOT": "Botswana", "BUR": "Burkina Faso", "CGO": "Republic of the Congo",
    "CHA": "Chad", "DRC": "Democratic Republic of the Congo", "CAR": "Central African Republic", "GAM": "Gambia", "GBS": "Guinea-Bissau", "GEQ": "Equatorial Guinea",
    "GRN": "Grenada", "GUI": "Guinea", "LBA": "Libya", "LES": "Lesotho", "MAD": "Madagascar", "MAW": "Malawi", "MON": "Monaco", "MRI": "Mauritius", "MTN": "Mauritania",
    "NCA": "Nicaragua", "NIG": "Niger", "PAL": "Palestine", "ROM": "Romania", "SAM": "Samoa", "SEY": "Seychelles", "SOL": "Solomon Islands", "TGA": "Tonga", "TOG": "Togo",
    "TRI": "Trinidad and Tobago", "VAN": "Vanuatu", "VIN": "Saint Vincent and the Grenadines", "ROK": "South Korea", "DPRK": "North Korea", "SADR": "Sahrawi Arab Democratic Republic",
    "FIJ": "Fiji", "SKN": "Saint Kitts and Nevis", "BRU": "Brunei", "PLE": "Palestine", "BAR": "Barbados", "BAH": "Bahamas", "CAM": "Cambodia",
}  # fmt: skip


def find_country_name(code: str) -> str | None:
    """Find the English name for a code in capitals, or None."""
    entity = load().entities.get(code)
    return _OTHERS.get(code) or (entity.name if entity is not None else None)
