//! The corpus of the benches: the model reports, mutated so that no two are alike. Tiling one text flatters by a third.

#![allow(clippy::string_slice)]

use daachorse::CharwiseDoubleArrayAhoCorasick;
use std::fs;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Reproducible numbers (xorshift64*).
pub struct Random(u64);

impl Random {
    pub fn new() -> Self {
        Random(0x9E37_79B9_7F4A_7C15)
    }

    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n.max(1)
    }
}

/// The model reports of `seeds/`.
pub fn seeds() -> Vec<String> {
    let mut paths: Vec<_> = fs::read_dir(Path::new(ROOT).join("seeds"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

/// Every name of the gazetteer: official and short names of divisions, and countries.
pub fn names() -> Vec<String> {
    let mut names = Vec::new();
    for (table, columns) in [
        ("places", [2, 3]),
        ("regions", [2, 3]),
        ("countries", [1, 2]),
    ] {
        let text =
            fs::read_to_string(Path::new(ROOT).join(format!("src/data/{table}.tsv"))).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            names.extend(
                columns
                    .iter()
                    .filter_map(|&i| cells.get(i))
                    .flat_map(|cell| cell.split('|'))
                    .filter(|name| !name.is_empty())
                    .map(str::to_owned),
            );
        }
    }
    names.sort();
    names.dedup();
    names
}

/// Every word that the parser looks for in its one pass over the text: the names above, verbs, function words, times, outlets.
pub fn words() -> Vec<String> {
    let mut words = names();
    for table in [
        "verbs", "words", "frozen", "times", "cues", "chrome", "roles", "outlets",
    ] {
        let text =
            fs::read_to_string(Path::new(ROOT).join(format!("src/data/{table}.tsv"))).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            words.extend(cells.next().map(str::to_owned));
            if table == "outlets" {
                words.extend(
                    cells
                        .next()
                        .unwrap_or_default()
                        .split('|')
                        .map(str::to_owned),
                );
            }
        }
    }
    words.retain(|word| word.chars().count() >= 2);
    words.sort();
    words.dedup();
    words
}

/// A pattern that someone would write to find statistics: hedge, number, scale, unit, hedge.
pub fn statistic_pattern() -> String {
    let table = fs::read_to_string(Path::new(ROOT).join("src/data/units.tsv")).unwrap();
    let mut units: Vec<&str> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').next())
        .filter(|unit| !unit.contains(['(', ')', '$', '/', '·', '.']))
        .take(160)
        .collect();
    units.sort_by_key(|unit| std::cmp::Reverse(unit.chars().count()));
    format!(
        "(?:将近|近|大约|约|超过|超|逾|不少于|不超过|不足|不到|至少|达到|达|突破|上)?\
         (?:[0-9０-９]+(?:[,，][0-9０-９]{{3}})*(?:[.．][0-9０-９]+)?[十百千万亿]*|[一二三四五六七八九十百千万亿两〇零数几]+)\
         (?:多|余|来)?[万亿]*(?:{}|元|公里|平方米|亩|吨|%|％)(?:以上|以下|以内|左右)?",
        units.join("|")
    )
}

/// At least `bytes` of mutated reports.
pub fn mutated(bytes: usize) -> Vec<String> {
    let mut total = 0;
    let mut out = Vec::new();
    mutate(|text| {
        total += text.len();
        out.push(text);
        total < bytes
    });
    out
}

/// Mutated reports, the same ones each time, for as long as `more` asks for more: other places, other digits, sentences swapped,
/// characters replaced.
pub fn mutate(mut more: impl FnMut(String) -> bool) {
    let seeds = seeds();
    let names = names();
    let full: Vec<&String> = names
        .iter()
        .filter(|name| name.ends_with(['县', '市', '区']))
        .collect();
    let automaton: CharwiseDoubleArrayAhoCorasick<u32> =
        CharwiseDoubleArrayAhoCorasick::new(&full).unwrap();
    let pool: Vec<char> = seeds
        .iter()
        .flat_map(|seed| seed.chars())
        .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
        .collect();
    let sentences: Vec<&str> = seeds
        .iter()
        .flat_map(|seed| seed.split_inclusive(['。', '\n']))
        .filter(|s| s.len() > 30)
        .collect();
    let mut random = Random::new();
    for seed in seeds.iter().cycle() {
        let mut text = String::with_capacity(seed.len() + 256);
        let mut renamed = String::with_capacity(seed.len() + 256);
        let mut last = 0;
        for found in automaton.find_iter(seed) {
            renamed.push_str(&seed[last..found.start()]);
            let keep = random.below(2) == 0;
            renamed.push_str(if keep {
                &seed[found.start()..found.end()]
            } else {
                full[random.below(full.len())]
            });
            last = found.end();
        }
        renamed.push_str(&seed[last..]);
        for sentence in renamed.split_inclusive(['。', '\n']) {
            let sentence = if sentence.len() > 30 && random.below(10) == 0 {
                sentences[random.below(sentences.len())]
            } else {
                sentence
            };
            let mut run = 0;
            for c in sentence.chars() {
                match c {
                    '0'..='9' => {
                        let digit = if run == 0 {
                            1 + random.below(9)
                        } else {
                            random.below(10)
                        };
                        text.push(if random.below(3) == 0 {
                            c
                        } else {
                            char::from(b'0' + digit as u8)
                        });
                        run += 1;
                    }
                    _ if random.below(100) == 0 && ('\u{4e00}'..='\u{9fff}').contains(&c) => {
                        text.push(pool[random.below(pool.len())])
                    }
                    _ => {
                        text.push(c);
                        run = 0;
                    }
                }
            }
        }
        if !more(text) {
            return;
        }
    }
}
