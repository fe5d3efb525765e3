//! What kind of character a folded character is.

/// The kind of one folded character. A number rather than an enum, so that the fold table can hold it in a byte, and so that
/// its high bits can say what is asked most often.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Class(pub u8);

/// Something may start here that the lexicon does not find: a figure, a quotation, a place by its shape.
const START: u8 = 0x20;
/// A Han character, numeral or not.
const IDEOGRAPH: u8 = 0x40;
/// Not kept as it is: a bracket, which may open a note, and what is left out or stands for several.
const SPECIAL: u8 = 0x80;

impl Class {
    pub const OTHER: Class = Class(0);
    pub const LATIN: Class = Class(1);
    pub const SPACE: Class = Class(2);
    pub const NEWLINE: Class = Class(3);
    /// 。 ！ ？
    pub const STOP: Class = Class(4);
    pub const SEMI: Class = Class(5);
    pub const COMMA: Class = Class(6);
    /// 、 which parts the members of a list.
    pub const DUN: Class = Class(7);
    pub const COLON: Class = Class(8);
    pub const CLOSE: Class = Class(9);
    pub const UNQUOTE: Class = Class(10);
    pub const UNTITLE: Class = Class(11);
    pub const DASH: Class = Class(12);
    pub const DOT: Class = Class(13);
    pub const PERCENT: Class = Class(14);
    /// Any other sign.
    pub const SIGN: Class = Class(15);
    pub const DIGIT: Class = Class(16 | START);
    /// An opening quotation mark; the straight `"` counts as one.
    pub const QUOTE: Class = Class(17 | START);
    /// 《
    pub const TITLE: Class = Class(18 | START);
    /// A Han character that is none of the numerals.
    pub const HAN: Class = Class(19 | IDEOGRAPH);
    /// A Han character that is a word by itself in every clause: 的 了 和 对 将.
    pub const WORD: Class = Class(20 | IDEOGRAPH);
    /// A Han character that numerals are made of: 〇 to 九, 十 百 千 万 亿, 两 半 廿, and the forms for cheques.
    pub const NUM: Class = Class(21 | IDEOGRAPH | START);
    /// A Han character that place names by shape or abbreviation hang on: 镇 村 街, 在 驻 赴, 湘 京.
    pub const MARK: Class = Class(22 | IDEOGRAPH | START);
    /// An opening bracket: it may open a note in pinyin, so that it is looked at closer.
    pub const OPEN: Class = Class(23 | SPECIAL);
    /// Left out of the folded text: zero-width, control and combining characters.
    pub const DROP: Class = Class(24 | SPECIAL);
    /// Stands for several characters: ㎡ ㋀.
    pub const EXPAND: Class = Class(25 | SPECIAL);

    /// A Han character, numeral or not.
    #[inline]
    pub fn is_han(self) -> bool {
        self.0 & IDEOGRAPH != 0
    }

    /// Kept as it is: no bracket, which may open a note, and nothing that is left out or stands for several.
    #[inline]
    pub fn is_plain(self) -> bool {
        self.0 & SPECIAL == 0
    }

    /// At which of 64 characters something may start, one bit each. Eight are asked at a time.
    #[inline]
    pub fn starts(classes: &[Class; 64]) -> u64 {
        let eights = classes.as_chunks::<8>().0.iter();
        eights
            .zip((0..64).step_by(8))
            .fold(0, |starts, (eight, shift)| {
                // The product gathers one bit of each byte in the highest byte.
                let bits =
                    u64::from_le_bytes(eight.map(|class| class.0)) >> 5 & 0x0101_0101_0101_0101;
                starts | bits.wrapping_mul(0x0102_0408_1020_4080) >> 56 << shift
            })
    }

    /// Parts clauses: 。 ； ， ： and line breaks.
    pub fn ends_clause(self) -> bool {
        matches!(
            self,
            Class::STOP | Class::SEMI | Class::COMMA | Class::COLON | Class::NEWLINE
        )
    }

    /// Parts sentences: 。 ； and line breaks.
    pub fn ends_sentence(self) -> bool {
        matches!(self, Class::STOP | Class::SEMI | Class::NEWLINE)
    }

    /// The first of `classes` that is `wanted`. They are asked sixteen at a time, which compiles to a few vector instructions.
    #[inline]
    pub fn position(classes: &[Class], wanted: impl Fn(Class) -> bool) -> Option<usize> {
        let (blocks, _) = classes.as_chunks::<16>();
        let without = blocks
            .iter()
            .take_while(|block| !block.iter().fold(false, |any, &class| any | wanted(class)))
            .count();
        let from = without * 16;
        let rest = classes.get(from..)?;
        rest.iter()
            .position(|&class| wanted(class))
            .map(|i| from + i)
    }

    /// The last of `classes` that is `wanted`, asked like those of [`Class::position`].
    #[inline]
    pub fn last_position(classes: &[Class], wanted: impl Fn(Class) -> bool) -> Option<usize> {
        let (rest, blocks) = classes.as_rchunks::<16>();
        let without = blocks
            .iter()
            .rev()
            .take_while(|block| !block.iter().fold(false, |any, &class| any | wanted(class)))
            .count();
        let end = rest.len() + (blocks.len() - without) * 16;
        classes.get(..end)?.iter().rposition(|&class| wanted(class))
    }

    /// The kind of a character that no table changes.
    pub fn of(c: char) -> Class {
        match c {
            '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '两'
            | '十' | '百' | '千' | '万' | '亿' | '半' | '廿' | '卅' | '俩' | '壹' | '贰' | '叁'
            | '参' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖' | '拾' | '佰' | '仟' => {
                Class::NUM
            }
            '0'..='9' => Class::DIGIT,
            '的' | '了' | '着' | '和' | '与' | '及' | '或' | '跟' | '对' | '向' | '从' | '把'
            | '被' | '由' | '以' | '为' | '按' | '给' | '将' | '已' | '均' | '仅' | '还' | '也'
            | '又' | '就' | '都' | '只' | '再' | '未' | '并' | '而' | '但' | '其' | '该' | '等'
            | '是' | '有' => Class::WORD,
            '镇' | '乡' | '街' | '村' | '社' | '在' | '来' | '驻' | '赴' | '抵' | '离' | '返'
            | '入' | '进' | '援' | '留' | '旅' | '访' | '回' => Class::MARK,
            '×' | '÷' => Class::SIGN,
            'a'..='z'
            | 'A'..='Z'
            | '\u{c0}'..='\u{24f}'
            | '\u{370}'..='\u{52f}'
            | '²'
            | '³'
            | '℃'
            | '°'
            | 'µ' => Class::LATIN,
            ' ' => Class::SPACE,
            '\n' => Class::NEWLINE,
            '。' | '!' | '?' | '｡' => Class::STOP,
            ';' => Class::SEMI,
            ',' => Class::COMMA,
            '、' => Class::DUN,
            ':' => Class::COLON,
            '(' | '[' | '{' => Class::OPEN,
            ')' | ']' | '}' => Class::CLOSE,
            '“' | '"' => Class::QUOTE,
            '”' => Class::UNQUOTE,
            '《' => Class::TITLE,
            '》' => Class::UNTITLE,
            '-' | '—' | '~' => Class::DASH,
            '.' => Class::DOT,
            '%' | '‰' | '‱' => Class::PERCENT,
            '丨' => Class::SIGN,
            '\u{4e00}'..='\u{9fff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{323af}' => Class::HAN,
            '\r'
            | '\0'..='\u{8}'
            | '\u{e}'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{ad}'
            | '\u{300}'..='\u{36f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0100}'..='\u{e01ef}' => Class::DROP,
            '\u{21}'..='\u{7e}'
            | '\u{a1}'..='\u{bf}'
            | '\u{2000}'..='\u{2bff}'
            | '\u{3000}'..='\u{303f}' => Class::SIGN,
            _ => Class::OTHER,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_are_found_wherever_they_stand() {
        let kinds = [
            Class::NUM,
            Class::HAN,
            Class::MARK,
            Class::STOP,
            Class::DIGIT,
        ];
        let mut classes = [Class::OTHER; 64];
        for (i, class) in classes.iter_mut().enumerate() {
            *class = kinds.iter().copied().cycle().nth(i * 7).unwrap_or_default();
        }
        let starts = Class::starts(&classes);
        for (i, class) in classes.iter().enumerate() {
            let wanted = !matches!(*class, Class::HAN | Class::STOP);
            assert_eq!(starts >> i & 1 != 0, wanted, "{i}");
        }
    }
}
