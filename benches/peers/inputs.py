"""The same made-up works as loose entries, as CSL-JSON lines and as a .bib file."""

import json
from pathlib import Path

PEOPLE = [("Nørgård", "Anna"), ("Okafor", "B. C."), ("García Márquez", "Gabriel"), ("Chen", "Li"), ("Doe", "Jean-Luc")]
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def works(count):
    for i in range(count):
        yield {
            "id": f"key{i}",
            "authors": [PEOPLE[(i + k) % 5] for k in range(1 + i % 4)],
            "year": 1990 + i % 35,
            "month": 1 + i % 12,
            "title": f"On bread and the EU in winter {i}: a study of salt",
            "journal": f"Journal of {PEOPLE[i % 5][0]} Studies",
            "volume": i % 90,
            "pages": (i % 800, i % 800 + 13),
            "url": f"https://example.org/a_b/{i}",
        }


def loose(work):
    authors = ", ".join(f"{family}, {given[0]}." for family, given in work["authors"])
    first, last = work["pages"]
    return (f"{authors} ({work['year']}). {work['title']}. {work['journal']}, {work['volume']}(3), "
            f"{first}-{last}. {work['url']}")


def csl(work):
    return {
        "id": work["id"], "type": "article-journal", "title": work["title"],
        "author": [{"family": family, "given": given} for family, given in work["authors"]],
        "issued": {"date-parts": [[work["year"], work["month"]]]},
        "container-title": work["journal"], "volume": str(work["volume"]), "issue": "3",
        "page": "-".join(map(str, work["pages"])), "URL": work["url"],
    }


def bib(work):
    authors = " and ".join(f"{family}, {given}" for family, given in work["authors"])
    first, last = work["pages"]
    return f"""@article{{{work["id"]},
  author = {{{authors}}},
  title = {{{work["title"].replace("EU", "{EU}")}}},
  journal = {{{work["journal"]}}},
  year = {{{work["year"]}}},
  month = {MONTHS[work["month"] - 1]},
  volume = {{{work["volume"]}}},
  number = {{3}},
  pages = {{{first}--{last}}},
  url = {{{work["url"]}}},
}}
"""


def write(folder, count):
    def lines(name, make):
        path = Path(folder) / name
        path.write_text("".join(make(work) + "\n" for work in works(count)), encoding="utf-8")
        return str(path)

    return {
        "entries": lines("entries.txt", loose),
        "requests": lines("requests.jsonl", lambda work: json.dumps({"text": loose(work)}, ensure_ascii=False)),
        "items": lines("items.jsonl", lambda work: json.dumps({"id": work["id"], "item": csl(work)}, ensure_ascii=False)),
        "bib": lines("works.bib", bib),
    }
