"""A small community of the past in a folder, as `weft evaluate` reads it."""

import gzip
from pathlib import Path

TABLES = {
    "people": "person\nann\nben\ncleo\ndan\neve\nfay\ngus",
    "ties": "a,b,at,weight\nann,ben,1,1\nann,ben,5,2\nann,cleo,2,1\nben,dan,3,1\nben,eve,4,4\ncleo,eve,6,1\n"
    "dan,fay,7,1\nann,dan,90,1\nben,gus,8,1",
    "gives": "person,topic,at,weight\ndan,law,1,1\neve,law,2,3\neve,tax,3,1\ngus,tax,4,1\nben,law,4,2\neve,law,95,9",
    "circles": "person,circle,at\nann,guild,1\neve,guild,1\ndan,guild,2\nfay,guild,3\n"
    "ann,duo,4\ndan,duo,4\ngus,guild,99",
    "helps": "helper,asker,topic,at,good\neve,ben,law,10,1\neve,ben,tax,10,1\neve,cleo,law,30,1\ndan,fay,law,50,0\n"
    "gus,ben,tax,40,1\neve,ben,law,60,1\neve,ann,law,95,1",
    "asks": "ask,asker,at,topics,helpers,introducers,part\n"
    "q1,ann,80,law,eve,ben,tune\nq2,ann,85,tax law,dan gus,,test\n"
    "q3,fay,80,law,ann,,test",
}


def folder(place: Path, *without: str, packed: tuple[str, ...] = ()) -> Path:
    for name, text in TABLES.items():
        if name in packed:
            with gzip.open(place / f"{name}.csv.gz", "wt", encoding="utf-8") as file:
                file.write(text + "\n")
        elif name not in without:
            (place / f"{name}.csv").write_text(text + "\n", encoding="utf-8")
    return place
