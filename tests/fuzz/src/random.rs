//! Random texts out of the words that the library itself looks for: far more of them reach a rule than random bytes do.

/// A small generator of numbers (xorshift), so that a run repeats from its seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }

    fn one_of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// What texts are made of: first columns of the tables, sentences of the model reports, and odd characters.
pub struct Material {
    words: Vec<String>,
    sentences: Vec<String>,
}

const ODD: &[&str] = &[
    "㋀", "㍿", "①", "Ⅳ", "½", "％", "２", "𠮶", "e\u{301}", "\u{200d}", "\u{200c}", "\u{fe0f}",
    "\u{ad}", "\u{feff}", "\0", "\u{202e}", "\u{fffd}", "\u{e000}", "\r", "\r\n", "\u{2028}",
    "(tǒng)", "（", "）", "“", "”", "《", "》", "「", "」", "【", "】", "、", "，", "。", "；",
    "：", "!", "?", "\n", "\n\n", "\u{3000}", " ", "-", "—", "~", "/", ".", "%", "其中", "分别",
    "1", "0", "9", "三", "十", "百", "千", "万", "亿", "零", "两", "几", "多", "余",
];

/// Pieces of pages; a parser of plain texts meets them as well.
const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<div class=\"content\">",
    "<h1>",
    "</h1>",
    "<title>",
    "</title>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<th>",
    "<ul>",
    "<li>",
    "<a href=\"/a.html\">",
    "</a>",
    "<br>",
    "<span>",
    "</span>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&nbsp;",
    "&#20061;",
    "&amp",
    "&#x;",
    "<meta name=\"PubDate\" content=\"2024-03-05\">",
    "<item>",
    "</item>",
    "<description>",
    "---\n",
    "title: ",
    "# ",
    "| 3 | 5 |\n",
    "<",
    ">",
    "</",
    "\"",
    "=",
    "<b",
    "<time datetime=\"2024\">",
];

impl Material {
    pub fn new() -> Material {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let mut words: Vec<String> = ODD
            .iter()
            .chain(TAGS)
            .map(|word| (*word).to_owned())
            .collect();
        for table in [
            "units",
            "hedges",
            "times",
            "verbs",
            "words",
            "beside",
            "cues",
            "roles",
            "chrome",
            "outlets",
            "abbreviations",
            "regions",
        ] {
            let rows =
                std::fs::read_to_string(format!("{root}/src/data/{table}.tsv")).unwrap_or_default();
            let first = |row: &str| row.split('\t').next().unwrap_or_default().to_owned();
            words.extend(rows.lines().filter(|row| !row.starts_with('#')).map(first));
        }
        let mut sentences = Vec::new();
        for n in 0..5 {
            let text =
                std::fs::read_to_string(format!("{root}/seeds/00{n}.txt")).unwrap_or_default();
            sentences.extend(text.split_inclusive(['。', '\n']).map(str::to_owned));
        }
        Material { words, sentences }
    }

    /// A text: words in a row, or sentences with words put in, pieces cut out, doubled or repeated.
    pub fn text(&self, random: &mut Random) -> Vec<u8> {
        let mut text = String::new();
        for _ in 0..1 + random.below(6) {
            match random.below(4) {
                0 => text.push_str(random.one_of::<String>(&self.sentences)),
                1 => {
                    let word = random.one_of(&self.words).clone();
                    text.push_str(&word.repeat(1 + random.below(4)));
                }
                _ => (0..random.below(8))
                    .for_each(|_| text.push_str(random.one_of::<String>(&self.words))),
            }
        }
        let mut bytes = text.into_bytes();
        for _ in 0..random.below(4) {
            if bytes.is_empty() {
                break;
            }
            let at = random.below(bytes.len());
            match random.below(3) {
                // A byte of its own kind of damage.
                0 => bytes[at] = random.below(256) as u8,
                1 => drop(bytes.drain(at..(at + random.below(9)).min(bytes.len()))),
                _ => {
                    let piece = bytes[at..(at + random.below(24)).min(bytes.len())].to_vec();
                    let to = random.below(bytes.len());
                    bytes.splice(to..to, piece);
                }
            }
        }
        bytes
    }
}

impl Default for Material {
    fn default() -> Material {
        Material::new()
    }
}
