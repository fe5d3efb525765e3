//! Pinyin notes that a converter left behind a character: 統(tǒng), 的（de）.

/// Whether a letter carries a tone.
#[rustfmt::skip]
fn is_toned(c: char) -> bool {
    matches!(c, 'ā' | 'á' | 'ǎ' | 'à' | 'ē' | 'é' | 'ě' | 'è' | 'ī' | 'í' | 'ǐ' | 'ì'
        | 'ō' | 'ó' | 'ǒ' | 'ò' | 'ū' | 'ú' | 'ǔ' | 'ù' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ')
}

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
            _ if is_toned(c) => toned = true,
            _ => return None,
        }
        if letters >= MAX_LETTERS {
            return None;
        }
    }
    None
}
