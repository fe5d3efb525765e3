//! What bytes without a label look like.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_16BE, UTF_16LE};

/// How files begin that are no text, and what they are.
const FOREIGN: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "an archive or office file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office file"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b\x08", "compressed data"),
    (b"Rar!\x1a", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF file"),
];

/// Bytes that are looked at to tell text from other data.
const SAMPLE: usize = 1 << 16;

/// What a file is that is no text, by its first bytes.
pub(super) fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let known = FOREIGN.iter().find(|(front, _)| bytes.starts_with(front));
    known.map(|&(_, name)| name)
}

/// Whether more than one byte in a hundred is a control character that no text holds.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let control = |byte: &&u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    sample.iter().filter(control).count() * 100 > sample.len()
}

/// UTF-16 without a mark: as one of the two orders nearly every pair is a Han character, ASCII or Chinese punctuation.
pub(super) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let (pairs, _) = bytes.get(..SAMPLE).unwrap_or(bytes).as_chunks::<2>();
    let usual = |unit: u16| matches!(unit, 9 | 10 | 13 | 0x20..=0x7e | 0x2000..=0x206f | 0x3000..=0x303f | 0x4e00..=0x9fff | 0xff00..=0xff65);
    let share = |read: fn([u8; 2]) -> u16| pairs.iter().filter(|&&pair| usual(read(pair))).count();
    let (little, big) = (share(u16::from_le_bytes), share(u16::from_be_bytes));
    // GBK and Big5 read as pairs give many Han characters, too, but no zero bytes: a text has blanks, digits or line breaks.
    let zeros = bytes.iter().take(SAMPLE).any(|&byte| byte == 0);
    let (most, encoding) = if little >= big {
        (little, UTF_16LE)
    } else {
        (big, UTF_16BE)
    };
    (zeros && pairs.len() >= 2 && most * 20 >= pairs.len() * 19).then_some(encoding)
}

/// UTF-8 with at most one damaged place to twenty whole characters beyond ASCII.
pub(super) fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut damaged) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    whole > 0 && damaged * 20 <= whole + 19
}

/// U+FFFD that a text in UTF-8 holds already.
pub(super) fn written_replacements(bytes: &[u8]) -> usize {
    bytes
        .windows(3)
        .filter(|window| window == b"\xef\xbf\xbd")
        .count()
}

/// The encoding that the characters look like. The detector gets no hint of a top-level domain: with `cn` it calls Big5 GBK.
pub(super) fn encoding(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // Never "last": a character that is cut off at the end would rule its encoding out.
    detector.feed(bytes, false);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if [GBK, GB18030, BIG5, EUC_JP, EUC_KR, SHIFT_JIS].contains(&guess) || bytes.is_ascii() {
        return guess;
    }
    // One damaged byte rules an encoding out for the detector; here it does not.
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let (gbk, big5) = (likeness(sample, GBK), likeness(sample, BIG5));
    if gbk.max(big5) <= 0 {
        guess
    } else if big5 > gbk {
        BIG5
    } else {
        GBK
    }
}

/// How much a text looks like Chinese in this encoding: characters of every page less ten times what does not decode.
fn likeness(bytes: &[u8], encoding: &'static Encoding) -> i64 {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    text.chars()
        .map(|c| match c {
            '的' | '一' | '是' | '在' | '不' | '了' | '有' | '和' | '人' | '中' | '大' | '年'
            | '日' | '月' | '上' | '市' | '。' | '，' | '、' => 2,
            '\u{fffd}' => -10,
            '\u{e000}'..='\u{f8ff}' => -2,
            _ => 0,
        })
        .sum()
}
