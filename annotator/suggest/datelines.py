"""Datelines: the place, the day and the agency before the first sentence, as news agencies write them."""

from __future__ import annotations

import re

_HIGH = "A-ZÀ-ÖØ-ÞŞİĞА-ЯЁԱ-Ֆ"
_MONTH = (
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec янв фев мар апр ма[яй] июн июл авг сен окт ноя дек ene abr ago "
    "dic janv févr avr juin juil août déc Mai Okt Dez հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր "
    "հոկտեմբեր նոյեմբեր դեկտեմբեր"
).replace(" ", "|")
_DAY = rf"(?i:(?:{_MONTH})\w{{0,7}}\.?[ ]\d{{1,2}}|\d{{1,2}}\.?[ ](?:de[ ])?(?:{_MONTH})\w{{0,7}}\.?)(?:,?[ ]\d{{4}})?"
# Names that stand without brackets: "Tehran, IRNA –", "МОСКВА, 13 мар - РИА Новости.", "Washington CNN —"
_BARE = (
    r"(?:CNN|AP|AFP|Reuters|Xinhua|dpa|IRNA|ISNA|Mehr|Tasnim|EFE|ANSA|PTI|ANI|IANS|KYODO|Kyodo|BERNAMA|WAM|SANA|KUNA|PNA"
    r"|KCNA|Yonhap|Sputnik|Спутник|Trend|AZERTAC|APA|ARMENPRESS|Armenpress|АРМЕНПРЕСС|ԱՐՄԵՆՊՐԵՍ|Արմենպրես|ТАСС|TASS"
    r"|РИА[ ]Новости|ИНТЕРФАКС|Интерфакс|INTERFAX(?:\.RU)?|Interfax|БЕЛТА|БелТА|BelTA|УНИАН|Укринформ|Ukrinform|AA|DHA"
    r"|İHA|ANKA|VOA)"
)
# As "MOSCOW (Reuters) - ", "WASHINGTON, Jan 14 (Reuters) — ", "Berlin (dpa) - ", "YEREVAN, June 4. /ARMENPRESS/. ", or
# as "Sevilla, 18 sep 2024 (EFE).- ", "МОСКВА, 16 января 2023. /ТАСС/. ", "Москва. 8 июля. INTERFAX.RU - " have it.
DATELINE = re.compile(
    rf"""(?x)
    (?:{_DAY}(?=[ ][(])
      | [{_HIGH}][{_HIGH}.'’/ -]{{2,30}}(?:,[ ][{_HIGH}][\w.]{{1,15}}){{0,2}}
      | [{_HIGH}]\w{{2,15}}(?:[ /-](?!{_BARE}\b)[{_HIGH}]\w{{1,15}})?(?:,[ ](?!{_BARE}\b)[{_HIGH}][\w.]{{1,15}})?)
    (?:[,.]?[ ]{_DAY})?
    \.?,?[ ]?
    (?:
        \((?P<agency>[{_HIGH}d][\w .’'-]{{1,28}})\)(?:[.։]|[.։]?[ ]?[-–—]{{1,2}})(?=[ ]*(?:[{_HIGH}\d“"«„]|$))
      | /(?P<wire>[{_HIGH}d][\w .’'-]{{1,28}})/[.։]?[ ]?[-–—:]{{0,2}}
      | \((?P<known>{_BARE})\)[.։:]?[ ]?[-–—]{{0,2}}(?=[ ]*(?:[{_HIGH}\d“"«„]|$))
      | (?:[-–—][ ])?(?<=[ ])(?P<bare>{_BARE})(?:[.։](?=[ ])|[ ][-–—]{{1,2}}(?=[ ]))
      | (?<=[{_HIGH}]{{3}})[ ]?[-–—]{{1,2}}(?=[ ][{_HIGH}“"«„])
      | [ ][–—](?=[ ][{_HIGH}“"«„])(?![^.–—]{{1,80}}[ ][–—][ ])
    )
    [ ]*
    """
)


def agency_of(dateline: re.Match[str]) -> str:
    """Return the agency that a dateline names, or nothing."""
    names = (dateline["agency"], dateline["wire"], dateline["known"], dateline["bare"])
    return next((name.strip() for name in names if name), "")
