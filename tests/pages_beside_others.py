#!/usr/bin/env python3
"""Compares what jianbao reads of HTML pages with trafilatura, GNE (GeneralNewsExtractor) and htmldate on the same pages.

usage: pages_beside_others.py SCORER EXTRACT GOLD [GOLD ...]

SCORER is score.py, EXTRACT the built example, GOLD folders of NAME.gold.json with their pages. Needs Python 3.9 and
`pip install trafilatura gne htmldate lxml_html_clean`. The others get the page decoded by its true encoding, jianbao gets the bytes.

  title   the same but for blanks, width and quotation marks; for the others a site's name behind the title is forgiven
  date    the same day (the others give days, jianbao's minutes are left out here)
  source  the same outlet; trafilatura's `sitename`, GNE has none
  body    begins and ends within 2 % of its length (at least 4 characters) of the gold's
"""
import json, os, re, subprocess, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import importlib.util
import pages

scorer, extract, *folders = sys.argv[1:]
spec = importlib.util.spec_from_file_location("score", scorer)
score = importlib.util.module_from_spec(spec); spec.loader.exec_module(score)

documents = []
for folder in folders:
    documents += [(gold, path) for gold, path in pages.load(folder) if path.endswith((".html", ".htm"))]

def own(path, text):
    view = json.loads(subprocess.run([extract, "--json", path], check=True, stdout=subprocess.PIPE).stdout)
    body = json.loads(subprocess.run([extract, "--body", path], check=True, stdout=subprocess.PIPE).stdout)["body"]
    return {"title": score.text_of(view["title"]), "date": score.edtf_of(view["published"]), "source": score.text_of(view["source"]), "body": body}

def trafilatura(path, text):
    import trafilatura
    found = trafilatura.bare_extraction(text, with_metadata=True, include_comments=False, include_tables=True, favor_precision=True)
    if found is None:
        return {}
    found = found.as_dict() if hasattr(found, "as_dict") else found
    return {"title": found.get("title"), "date": found.get("date"), "source": found.get("sitename"), "body": found.get("text")}

def gne(path, text):
    from gne import GeneralNewsExtractor
    found = GeneralNewsExtractor().extract(text)
    return {"title": found.get("title"), "date": (found.get("publish_time") or "")[:10], "body": found.get("content")}

def htmldate(path, text):
    from htmldate import find_date
    return {"date": find_date(text, original_date=True, outputformat="%Y-%m-%d")}

def day(value):
    numbers = re.findall(r"\d+", value or "")
    return "-".join([numbers[0]] + [n.zfill(2) for n in numbers[1:3]]) if len(numbers) >= 3 else None

def same_title(got, want):
    got, want = score.fold(got), score.fold(want)
    if not got or not want:
        return got == want
    return got == want or got.startswith(want) and re.match(r"[-_|—–]", got[len(want):]) is not None

def right(key, got, gold):
    header = gold["report"]
    if key == "title":
        return any(same_title(got, w) for w in score.accepted(header.get("title")))
    if key == "date":
        return any(day(got) == day(w) for w in score.accepted(header.get("published")))
    if key == "source":
        return any(score.fold(got or None) == score.fold(w) for w in score.accepted(header.get("source")))
    return any(pages.boundaries(got or "", w, gold)[0] for w in score.accepted(gold.get("body")))

contestants = [("jianbao", own, ("title", "date", "source", "body")), ("trafilatura", trafilatura, ("title", "date", "source", "body")),
               ("GNE", gne, ("title", "date", "body")), ("htmldate", htmldate, ("date",))]
print(f"{len(documents)} pages")
print(f"{'':12} " + " ".join(f"{key:>7}" for key in ("title", "date", "source", "body")))
for name, run, keys in contestants:
    hits = dict.fromkeys(keys, 0)
    try:
        for gold, path in documents:
            try:
                got = run(path, pages.decoded(path, gold))
            except ImportError:
                raise
            except Exception:
                got = {}
            for key in keys:
                hits[key] += right(key, got.get(key), gold)
    except ImportError as error:
        print(f"{name:12} not installed: {error}")
        continue
    print(f"{name:12} " + " ".join(f"{hits[key] / len(documents):7.3f}" if key in keys else "      –" for key in ("title", "date", "source", "body")))
