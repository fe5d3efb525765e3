#!/usr/bin/env python3
"""Compares the speed of jianbao with that of packages that read figures, times or places of Chinese text, or part it into words.

usage: speed_beside_others.py EXTRACT [SECONDS]

EXTRACT is the example, built with --release. Needs Python 3.11 and, in the running environment, `pip install 'setuptools<81' jionlp
cn2an cpca jieba pyduckling-native-phihos pendulum ms-recognizers-text-suite`; a package that is not there is named and left out.

Each reads the model reports of seeds/ with their numbers changed from copy to copy, so that nothing is answered from a cache, for SECONDS
(4) of CPU time on one core, without the time that it takes to start; jianbao takes part with everything that it gives, its JSON
included. The others get the reports sentence by sentence, which is kinder to them than whole texts.
"""
import glob, json, os, random, re, resource, subprocess, sys, tempfile, time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
REPORTS = [open(path, encoding="utf8").read() for path in sorted(glob.glob(os.path.join(ROOT, "seeds", "*.txt")))]

def reports(count):
    """Copies of the reports; each digit but a year's first becomes another one."""
    rng = random.Random(1)
    for n in range(count):
        yield re.sub(r"(?<![0-9])[1-9](?=[0-9]{0,2}(?![0-9年月日]))", lambda m: str(rng.randint(1, 9)), REPORTS[n % len(REPORTS)])

def jionlp():
    import jionlp
    base = {"year": 2024, "month": 1, "day": 24}
    def read(text):
        jionlp.ner.extract_money(text, with_parsing=True)
        jionlp.ner.extract_time(text, time_base=base, with_parsing=True)
        jionlp.recognize_location(text)
    return "jionlp", "money, times, places", read

def duckling():
    import pendulum
    from duckling import Context, default_locale_lang, load_time_zones, parse, parse_dimensions, parse_lang, parse_locale, parse_ref_time
    zones = load_time_zones("/usr/share/zoneinfo")
    now = parse_ref_time(zones, "Asia/Shanghai", pendulum.datetime(2024, 1, 24, tz="Asia/Shanghai").int_timestamp)
    context = Context(now, parse_locale("ZH_CN", default_locale_lang(parse_lang("ZH"))))
    kinds = parse_dimensions(["time", "number", "ordinal", "amount-of-money", "quantity", "distance", "duration", "volume", "temperature"])
    return "pyduckling-native-phihos", "numbers, units, times", lambda text: parse(text, context, kinds, False)

def recognizers():
    import datetime
    from ms_recognizers_suite import Culture, recognize_currency, recognize_datetime, recognize_dimension, recognize_number, recognize_ordinal, recognize_percentage
    now = datetime.datetime(2024, 1, 24)
    def read(text):
        for recognize in (recognize_number, recognize_percentage, recognize_currency, recognize_dimension, recognize_ordinal):
            recognize(text, Culture.Chinese)
        recognize_datetime(text, Culture.Chinese, reference=now)
    return "ms-recognizers-text-suite", "numbers, units, times", read

def cn2an():
    import cn2an
    def read(text):
        try:
            cn2an.transform(text, "cn2an")
        except ValueError:
            pass
    return "cn2an", "numerals", read

def cpca():
    import cpca
    def read(text):
        try:
            cpca.transform_text_with_addrs(text)
        except KeyError:
            pass  # raised on text without an address
    return "cpca", "places", read

def jieba():
    import jieba, jieba.posseg
    jieba.setLogLevel(60)
    jieba.initialize()
    return "jieba", "words with tags", lambda text: list(jieba.posseg.cut(text))

OTHERS = {other.__name__: other for other in (jionlp, duckling, recognizers, cn2an, cpca, jieba)}

def others(name, seconds):
    """Run in a process of its own: prints what it is, what it reads and its bytes a second."""
    title, reads, read = OTHERS[name]()
    read("2023年，成都市武侯区新建公园3个，投资1.2亿余元。")
    done, start = 0, time.process_time()
    for report in reports(10**6):
        for sentence in re.split(r"[。!?！？;；\n]+", report):
            if sentence.strip():
                read(sentence)
                done += len(sentence.encode())
            if time.process_time() - start > seconds:
                print("\t".join([title, reads, str(done / (time.process_time() - start))]))
                return

def ours(extract):
    """CPU seconds of two runs of different length, so that the start falls out."""
    def spent(count):
        rows = [json.dumps({"id": str(n), "text": report}, ensure_ascii=False) for n, report in enumerate(reports(count))]
        size = sum(len(report.encode()) for report in reports(count))
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        subprocess.run([extract, "--jsonl"], input="\n".join(rows).encode(), stdout=subprocess.DEVNULL, check=True)
        return size, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    (little, short), (much, long) = spent(200), spent(4000)
    return (much - little) / (long - short)

def main():
    if sys.argv[1] == "--other":
        return others(sys.argv[2], float(sys.argv[3]))
    seconds = sys.argv[2] if len(sys.argv) > 2 else "4"
    rate = ours(sys.argv[1])
    rows = [("jianbao", "everything, as JSON", rate)]
    for name in OTHERS:
        ran = subprocess.run([sys.executable, os.path.abspath(__file__), "--other", name, seconds], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        found = ran.stdout.strip().split("\n")[-1].split("\t")
        if ran.returncode or len(found) != 3:
            print(f"{name}: left out: {ran.stderr.strip().splitlines()[-1:] or 'no answer'}", file=sys.stderr)
            continue
        rows.append((found[0], found[1], float(found[2])))
    print("| | reads | KB/s | jianbao is |\n|---|---|---|---|")
    for title, reads, speed in sorted(rows, key=lambda row: -row[2]):
        times = "" if title == "jianbao" else f"{rate / speed:,.0f} times as fast"
        print(f"| {title} | {reads} | {speed / 1000:,.0f} | {times} |")

main()
