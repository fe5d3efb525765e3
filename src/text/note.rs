//! Pinyin notes that a converter left behind a character: 統(tǒng), 的（de）.

/// Letters that carry a tone.
const TONED: &str = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ";

/// Syllables that are written without a tone.
const TONELESS: &[&str] = &[
    "de", "le", "zhe", "zi", "ma", "ne", "ba", "men", "me", "tou",
];

/// The longest syllable, zhuāng and its kin, has six letters.
const MAX_LETTERS: usize = 6;

/// Where the note ends that opens at byte `at`, if it is one. A bracket with Latin letters but no tone (`长度(km)`) is none.
pub(crate) fn end(raw: &str, at: usize) -> Option<usize> {
    let mut chars = raw.get(at..)?.char_indices();
    chars.next()?;
    let (start, _) = chars.clone().next()?;
    let mut toned = false;
    for (letters, (offset, c)) in chars.enumerate() {
        match c {
            ')' | '）' => {
                let syllable = raw.get(at + start..at + offset)?;
                return (toned || TONELESS.contains(&syllable))
                    .then_some(at + offset + c.len_utf8());
            }
            'a'..='z' | 'ü' => {}
            _ if TONED.contains(c) => toned = true,
            _ => return None,
        }
        if letters >= MAX_LETTERS {
            return None;
        }
    }
    None
}
