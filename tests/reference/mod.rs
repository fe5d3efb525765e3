//! A second, slow and obvious reader of Chinese numerals: it splits at the largest scale word and adds up what lies on both
//! sides. It knows nothing of the library's grammar, so that the two can be compared.

use jianbao::Decimal;

/// The value of a whole numeral without hedge, range or point behind a scale.
pub fn value(text: &str) -> Option<Decimal> {
    if let Some(rest) = text.strip_prefix('负') {
        return value(rest).map(|v| -v);
    }
    if text.is_empty() {
        return None;
    }
    let arabic: String = text.chars().filter(|&c| c != ',').collect();
    if let Ok(value) = arabic.parse::<Decimal>() {
        return Some(value);
    }
    if let Some((whole, places)) = text.split_once('点') {
        let digits: Option<String> = places
            .chars()
            .map(|c| digit(c).map(|d| d.to_string()))
            .collect();
        return Some(value(whole)? + format!("0.{}", digits?).parse::<Decimal>().ok()?);
    }
    for (words, size) in [
        ("亿", 100_000_000u64),
        ("万", 10_000),
        ("千仟", 1_000),
        ("百佰", 100),
        ("十拾", 10),
    ] {
        let Some((at, word)) = text.char_indices().rev().find(|(_, c)| words.contains(*c)) else {
            continue;
        };
        let front = &text[..at];
        let back = &text[at + word.len_utf8()..];
        let times = if front.is_empty() || front == "零" {
            Decimal::ONE
        } else {
            value(front.trim_start_matches(['零', '〇']))?
        };
        let rest = match back.chars().collect::<Vec<_>>().as_slice() {
            [] => Decimal::ZERO,
            // 三万五: one digit right behind the scale counts for the next lower one.
            [d] if size >= 100 && digit(*d).is_some_and(|d| d > 0) => {
                Decimal::from(digit(*d)?) * Decimal::from(size / 10)
            }
            _ => value(back.trim_start_matches(['零', '〇']))?,
        };
        return Some(times * Decimal::from(size) + rest);
    }
    text.chars().try_fold(Decimal::ZERO, |sum, c| {
        Some(sum * Decimal::TEN + Decimal::from(digit(c)?))
    })
}

fn digit(c: char) -> Option<u32> {
    [
        "〇零0",
        "一壹1",
        "二贰两2",
        "三叁3",
        "四肆4",
        "五伍5",
        "六陆6",
        "七柒7",
        "八捌8",
        "九玖9",
    ]
    .iter()
    .position(|row| row.contains(c))
    .and_then(|n| u32::try_from(n).ok())
}
