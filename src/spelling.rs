//! Writing a number as people do: 小写, 大写, 1.97万, 1,300.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A way to write a number.
///
/// ```
/// use jianbao::{Decimal, Spelling};
/// let n = Decimal::from(19_700);
/// assert_eq!(Spelling::Plain.write(n), "19700");
/// assert_eq!(Spelling::Grouped.write(n), "19,700");
/// assert_eq!(Spelling::Mixed.write(n), "1.97万");
/// assert_eq!(Spelling::Lower.write(n), "一万九千七百");
/// assert_eq!(Spelling::Upper.write(n), "壹万玖仟柒佰");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Spelling {
    /// Arabic digits: 19700.
    Plain,
    /// Arabic digits in groups of three: 19,700.
    Grouped,
    /// Arabic digits and one scale word: 1.97万.
    Mixed,
    /// Chinese numerals: 一万九千七百.
    Lower,
    /// Chinese numerals as on cheques: 壹万玖仟柒佰.
    Upper,
}

/// From here on Chinese numerals are written with digits and scale words mixed.
const MAX_HAN: u64 = 10_000_000_000_000_000;

impl Spelling {
    /// Writes a number; numbers of ten thousand 万亿 and more are written plain where Chinese numerals were asked for.
    ///
    /// ```
    /// use jianbao::{Decimal, Spelling};
    /// let n = Decimal::from(19_700);
    /// assert_eq!(Spelling::Grouped.write(n), "19,700");
    /// assert_eq!(Spelling::Mixed.write(n), "1.97万");
    /// assert_eq!(Spelling::Upper.write(n), "壹万玖仟柒佰");
    /// ```
    pub fn write(self, value: Decimal) -> String {
        let value = value.normalize();
        let sign = if value.is_sign_negative() && !value.is_zero() {
            "-"
        } else {
            ""
        };
        let size = value.abs();
        match self {
            Spelling::Plain => value.to_string(),
            Spelling::Grouped => sign.to_owned() + &grouped(size),
            Spelling::Mixed => sign.to_owned() + &mixed(size),
            Spelling::Lower | Spelling::Upper => {
                match size.trunc().to_u64().filter(|&n| n < MAX_HAN) {
                    Some(whole) => {
                        let sign = if sign.is_empty() { "" } else { "负" };
                        sign.to_owned() + &han(whole, size.fract(), self == Spelling::Upper)
                    }
                    None => value.to_string(),
                }
            }
        }
    }
}

fn grouped(value: Decimal) -> String {
    let text = value.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

fn mixed(value: Decimal) -> String {
    for (scale, word) in [(100_000_000u64, "亿"), (10_000, "万")] {
        let scale = Decimal::from(scale);
        if value >= scale
            && let Some(part) = value
                .checked_div(scale)
                .filter(|p| p.checked_mul(scale) == Some(value))
        {
            return part.normalize().to_string() + word;
        }
    }
    value.to_string()
}

const LOWER: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const UPPER: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// The digits and scale words of a spelling.
struct Words {
    digits: [char; 10],
    /// 千 百 十, and nothing for the last digit.
    scales: [&'static str; 4],
    /// 十五 rather than 一十五.
    short_teens: bool,
}

const LOWER_WORDS: Words = Words {
    digits: LOWER,
    scales: ["千", "百", "十", ""],
    short_teens: true,
};

const UPPER_WORDS: Words = Words {
    digits: UPPER,
    scales: ["仟", "佰", "拾", ""],
    short_teens: false,
};

fn han(whole: u64, fraction: Decimal, upper: bool) -> String {
    let words = if upper { UPPER_WORDS } else { LOWER_WORDS };
    let mut out = String::new();
    words.below_yi(whole / 100_000_000, &mut out);
    if !out.is_empty() {
        out.push('亿');
    }
    let rest = whole % 100_000_000;
    // 一亿零五百万: a missing place in front of what follows is a zero.
    if !out.is_empty() && rest > 0 && rest < 10_000_000 {
        out.push('零');
    }
    words.below_yi(rest, &mut out);
    if out.is_empty() {
        out.push('零');
    }
    let fraction = fraction.normalize();
    if !fraction.is_zero() {
        out.push('点');
        let places = fraction.to_string();
        let digits = places.chars().skip(2).filter_map(|c| c.to_digit(10));
        out.extend(digits.map(|d| words.digit(d.into())));
    }
    out
}

impl Words {
    fn digit(&self, n: u64) -> char {
        let digit = usize::try_from(n).ok().and_then(|n| self.digits.get(n));
        digit.copied().unwrap_or('零')
    }

    /// A number below 10^8.
    fn below_yi(&self, n: u64, out: &mut String) {
        let (wan, rest) = (n / 10_000, n % 10_000);
        if wan > 0 {
            self.below_wan(wan, out);
            out.push('万');
            if rest > 0 && rest < 1_000 {
                out.push('零');
            }
        }
        self.below_wan(rest, out);
    }

    /// A number below 10,000; nothing for zero.
    fn below_wan(&self, n: u64, out: &mut String) {
        let mut gap = false;
        let mut begun = false;
        for (size, scale) in [1_000, 100, 10, 1].into_iter().zip(self.scales) {
            let digit = n / size % 10;
            if digit == 0 {
                gap = begun;
                continue;
            }
            if gap {
                out.push('零');
                gap = false;
            }
            if !(self.short_teens && size == 10 && digit == 1 && out.is_empty()) {
                out.push(self.digit(digit));
            }
            out.push_str(scale);
            begun = true;
        }
    }
}
