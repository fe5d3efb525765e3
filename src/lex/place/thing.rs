//! Names of things that begin with a bare place name: 重庆路, 兰州拉面, 荣昌猪, 西班牙流感, 日本秋田犬.

use super::overlap::Overlaps;
use crate::data;
use crate::lex::lexicon::{Flags, Hit, Lexicon};
use crate::span::Run;
use crate::text::Text;
use crate::text::chars::{Chars, chars};
use crate::text::class::Class;
use crate::text::words::{Words, words};
use once_cell::sync::Lazy;

static SHARED: Lazy<Things> = Lazy::new(Things::build);

/// What the name of a thing ends in.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Ending {
    chars: Vec<char>,
    /// Something may stand in front of it: 宜宾燃面.
    far: bool,
    /// It counts only where a word ends: 伊犁马 but no 定西马铃薯.
    closed: bool,
}

pub(crate) struct Things {
    /// The endings, sorted.
    endings: Vec<Ending>,
    /// Which characters begin one, by their low bits.
    firsts: Vec<u64>,
}

/// How many characters may stand between the name and what ends the thing: 澳大利亚安格斯牛.
const BETWEEN: usize = 3;

/// Characters that no name of a thing runs across, and that may stand behind it.
const BREAKS: &Chars =
    chars!("无没继的和与及或等在是有了着被从把比上里中后前内将也都更最不对为于每各这那用以到");

/// Bits of the table of first characters.
const BITS: u32 = 12;

fn slot(c: char) -> (usize, u32) {
    let low = u32::from(c) & ((1 << BITS) - 1);
    (crate::span::widen(low >> 6), low & 63)
}

impl Things {
    pub fn shared() -> &'static Things {
        &SHARED
    }

    fn build() -> Things {
        let mut things = Things {
            endings: data::rows(data::THINGS)
                .map(|row| Ending {
                    chars: row.column(0).chars().collect(),
                    far: row.column(2).contains("far"),
                    closed: row.column(2).contains("closed"),
                })
                .collect(),
            firsts: vec![0; 1 << (BITS - 6)],
        };
        things.endings.sort();
        for ending in &things.endings {
            if let Some(&first) = ending.chars.first() {
                let (word, bit) = slot(first);
                if let Some(bits) = things.firsts.get_mut(word) {
                    *bits |= 1 << bit;
                }
            }
        }
        things
    }

    /// Whether the name at `run` begins that of a thing. `behind` are the known words after it.
    pub fn begins(&self, text: &Text, run: Run, behind: &[Hit]) -> bool {
        // 吉林松原 is no kind of pine.
        let word = behind.first().filter(|hit| hit.run().start == run.end);
        if word.is_some_and(|hit| hit.flags.has(Flags::PLACE)) {
            return false;
        }
        if let Some(ending) = self.find(text, run.end, false) {
            let end = run.end + ending.chars.len();
            return (!ending.closed || closed(text, end, behind)) && !trade(text, end);
        }
        let (mut at, mut words) = (run.end, behind);
        for _ in 0..BETWEEN {
            if !may_describe(text, at) {
                return false;
            }
            while let [hit, rest @ ..] = words
                && hit.run().start <= at
            {
                if hit.flags.has(others()) {
                    return false;
                }
                words = rest;
            }
            at += 1;
            if let Some(ending) = self.find(text, at, true) {
                let end = at + ending.chars.len();
                if closed(text, end, words) {
                    return !trade(text, end);
                }
            }
        }
        false
    }

    /// The longest ending at `at`; if something stands in front of it, it must be one that allows it.
    fn find(&self, text: &Text, at: usize, far: bool) -> Option<&Ending> {
        let first = text.char(at);
        let (word, bit) = slot(first);
        if self.firsts.get(word).copied().unwrap_or(0) >> bit & 1 == 0 {
            return None;
        }
        let rest = text.chars().get(at..)?;
        let begins = |ending: &Ending| ending.chars.first().copied().unwrap_or_default();
        let from = self
            .endings
            .partition_point(|ending| begins(ending) < first);
        self.endings
            .get(from..)?
            .iter()
            .take_while(|ending| begins(ending) == first)
            .filter(|ending| rest.starts_with(&ending.chars) && (ending.far || !far))
            .filter(|ending| ending.chars.len() > 1 || !other_word(text, at))
            .max_by_key(|ending| ending.chars.len())
    }
}

/// Whether a word ends before `end`. `words` are the known words around it.
fn closed(text: &Text, end: usize, words: &[Hit]) -> bool {
    !text.class(end).is_han()
        || BREAKS.contains(text.char(end))
        || words.iter().take(3).any(|hit| hit.run().start == end)
        || Overlaps::shared()
            .weight(text.slice(Run::new(end, (end + 2).min(text.len()))))
            .is_some()
}

/// What makes a thing the trade of its place: 湛江对虾产业, 潍坊风筝厂家.
#[rustfmt::skip]
fn trade(text: &Text, at: usize) -> bool {
    const TRADES: &Words = words![
        "产业", "企业", "行业", "产量", "产值", "产区", "种植", "养殖", "加工", "出口", "进口", "协会", "商会", "厂", "公司",
        "集团", "基地", "市场", "节", "博览会", "带火", "从业", "供应", "销售", "外销", "销量", "价格", "丰收", "上市", "院",
        "团", "社", "队", "交易", "批发", "大县", "之乡", "总产", "收购", "滞销", "合作社",
    ];
    text.any_of(at, TRADES).is_some()
}

/// Words that no name of a thing holds.
fn others() -> Flags {
    Flags::PREDICATE
        .with(Flags::ADVERB)
        .with(Flags::PREPOSITION)
        .with(Flags::TIME)
        .with(Flags::PLACE)
        .with(Flags::ORG)
        .with(Flags::PERSON)
        .with(Flags::CONJUNCTION)
}

/// Whether the character at `at` may belong to what describes a thing.
fn may_describe(text: &Text, at: usize) -> bool {
    let c = text.char(at);
    text.class(at).is_han()
        && text.class(at) != Class::NUM
        && !BREAKS.contains(c)
        && !Lexicon::shared()
            .single(c)
            .has(Flags::VERB.with(Flags::ADVERB).with(Flags::PREPOSITION))
}

/// 茶农, 酒企, 街道, 烟花: an ending of one character begins another word.
#[rustfmt::skip]
fn other_word(text: &Text, at: usize) -> bool {
    let (c, next) = (text.char(at), text.char(at + 1));
    let words = Overlaps::shared();
    let known = || words.may(c, next) && words.weight(&[c, next]).is_some();
    !matches!(c, '路' | '街' | '巷') && known()
        || matches!(next, '农' | '企' | '商' | '价' | '业' | '产' | '贩' | '厂' | '店' | '区' | '市' | '场' | '品' | '种'
        | '苗' | '修' | '备' | '舞' | '道' | '材' | '器' | '耳' | '博' | '叶' | '园' | '头' | '坊' | '面' | '网' | '桥'
        | '政' | '段' | '局' | '改' | '况' | '径' | '线' | '亲' | '题' | '剧' | '语' | '蛋' | '肉' | '油' | '类' | '会' | '瓶'
        | '艇' | '县' | '岗' | '文' | '仔' | '江' | '州')
}
