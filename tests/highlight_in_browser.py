#!/usr/bin/env python3
"""Opens the pages of `highlight` in headless Chromium and looks at what the browser made of them.

usage: highlight_in_browser.py HIGHLIGHT EXTRACT FOLDER [--shots DIR]

For each report: the page asks for nothing from elsewhere, every figure is marked in the text and has its row, and pointing at a
row lights up the figure. With --shots a picture of each page, light and dark, is left in DIR. Without Chromium it says so and
skips.
"""
import argparse, glob, json, os, re, shutil, subprocess, sys, tempfile

CHROMIUM = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--window-size=1500,1100"]

# Runs in the page behind its own script; the answer goes into the title, which --dump-dom shows.
PROBE = """<script>
const rows = [...document.querySelectorAll('tr[data-f]')];
const found = rows.filter(r => document.querySelector(`mark[data-l~="f-${r.dataset.f}"]`)).length;
let lit = 0;
for (const r of rows) { r.dispatchEvent(new Event('mouseenter')); lit += document.querySelectorAll('mark.lit').length > 0; r.dispatchEvent(new Event('mouseleave')); }
document.title = JSON.stringify({rows: rows.length, found, lit, left: document.querySelectorAll('mark.lit').length});
</script>"""


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("highlight"), arguments.add_argument("extract"), arguments.add_argument("folder")
    arguments.add_argument("--shots")
    options = arguments.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("skipped: Chromium is not installed")
        return 0
    wrong = 0
    with tempfile.TemporaryDirectory() as work:
        pages, answers = os.path.join(work, "pages"), os.path.join(work, "json")
        subprocess.run([options.highlight, options.folder, "--out", pages], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([options.extract, "--out", answers, options.folder], check=True)
        for page in sorted(glob.glob(os.path.join(pages, "0*.html"))):
            name = re.match(r"\d+-([^-]+)", os.path.basename(page))[1]
            report = json.load(open(os.path.join(answers, name + ".json"), encoding="utf8"))
            figures = sum(len(record["statistics"]) for record in report["records"])
            html = open(page, encoding="utf8").read()
            outside = re.findall(r"(?:src|href)=['\"]?(?:https?:)?//", html)
            probe = page + ".probe.html"
            open(probe, "w", encoding="utf8").write(html.replace("</html>", PROBE + "</html>"))
            dom = subprocess.run([chromium, *CHROMIUM, f"--user-data-dir={work}/profile", "--dump-dom", "file://" + probe],
                                 capture_output=True, text=True, timeout=120).stdout
            seen = json.loads(re.search(r"<title>(\{.*?\})</title>", dom)[1])
            good = seen == {"rows": figures, "found": figures, "lit": figures, "left": 0} and not outside
            wrong += not good
            print(f"{'ok  ' if good else 'BAD '} {name}: {figures} figures, {seen}, {len(outside)} addresses elsewhere")
        if options.shots:
            os.makedirs(options.shots, exist_ok=True)
            for page in sorted(glob.glob(os.path.join(pages, "*.html"))):
                if page.endswith(".probe.html"):
                    continue
                for mode, flags in (("light", []), ("dark", ["--force-dark-mode", "--blink-settings=preferredColorScheme=0"])):
                    shot = os.path.join(options.shots, os.path.basename(page)[:-5] + f".{mode}.png")
                    subprocess.run([chromium, *CHROMIUM, *flags, f"--user-data-dir={work}/profile", f"--screenshot={shot}", "file://" + page],
                                   capture_output=True, timeout=120)
    return 1 if wrong else 0


sys.exit(main())
