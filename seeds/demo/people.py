"""The invented people of the demo: a clinic's staff, in the scripts that they write their own names in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody who does not exist. `key` is how the story calls them."""

    key: str
    name: str
    language: str = "en"

    @property
    def email(self) -> str:
        """An address that can reach nobody (RFC 2606)."""
        return f"{self.key}@clinic.example"


def _all(*lines: str) -> tuple[Invented, ...]:
    return tuple(Invented(*(part.strip() for part in line.split("|"))) for line in lines)


# In the coalition "Room for everyone", the first of them its founder.
ROOM = _all(
    "dana|Dana Levi|en",
    "amina|أمينة يوسف|ar",
    "tomas|Tomás Rivera|es",
    "noor|نور حداد|ar",
    "ewa|Ewa Kowalska|en",
    "kofi|Kofi Mensah|en",
    "lea|Léa Martin|fr",
    "sipho|Sipho Dlamini|en",
    "jun|田中 純|en",
    "samira|سميرة بن علي|ar",
    "ruth|Ruth Goldstein|en",
    "olena|Олена Коваль|en",
    "ravi|रवि शर्मा|en",
    "marta|Marta Puig|es",
    "yusuf|Yusuf Demir|en",
    "grace|Grace Achieng|en",
    "hana|하나 김|en",
    "paulo|Paulo Teixeira|es",
    "ingeborg|Ingeborg Ås|en",
    "malik|مالك الراشد|ar",
    "chiara|Chiara Rossi|en",
    "dmitri|Дмитрий Орлов|en",
    "fatou|Fatou Diop|fr",
    "li|李娜|en",
    "sean|Seán Ó Briain|en",
    "esther|אסתר מזרחי|en",
    "camille|Camille Dubois|fr",
    "tariq|طارق منصور|ar",
    "nina|Nina Hofmann|en",
    "bao|Trần Bảo|en",
    "rosa|Rosa Jiménez|es",
    "adwoa|Adwoa Boateng|en",
    "mira|Μίρα Παππά|en",
    "oscar|Óscar Vidal|es",
    "leila|ليلى عمران|ar",
    "peter|Peter van Dijk|en",
    "sunita|Sunita Rao|en",
    "joao|João Silva|es",
    "agnes|Ágnes Szabó|en",
    "theo|Théo Lambert|fr",
    "aisha|Aisha Bello|en",
    "viktor|Viktor Novák|en",
    "maya|Maya Cohen|en",
    "ibrahim|إبراهيم صالح|ar",
    "clara|Clara Ferrer|es",
    "emeka|Emeka Obi|en",
)
# In the coalition "Shifts that fit lives"; some are in both.
SHIFTS = _all(
    "lucia|Lucía Campos|es",
    "anders|Anders Lund|en",
    "zeynep|Zeynep Kaya|en",
    "moses|Moses Kiprop|en",
    "julie|Julie Morel|fr",
    "huda|هدى ناصر|ar",
    "stefan|Stefan Weiss|en",
    "pilar|Pilar Ortega|es",
)
BOTH = ("kofi", "grace", "malik", "rosa", "nina")
LEADERS = _all("ingrid|Ingrid Falk|en", "mirjam|Mirjam Okafor|en")
# Came in on their own this week, and waits for a welcome.
NEWCOMERS = _all("yael|Yael Peretz|en", "karim|كريم زيدان|ar")
EVERYONE = (*ROOM, *SHIFTS, *LEADERS, *NEWCOMERS)
