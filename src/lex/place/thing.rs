//! Names of things that begin with a bare place name: 重庆路, 兰州拉面, 荣昌猪, 西班牙流感.

use crate::data;
use crate::text::Text;
use once_cell::sync::Lazy;

static SHARED: Lazy<Things> = Lazy::new(Things::build);

pub(crate) struct Things {
    /// The endings, sorted.
    endings: Vec<Vec<char>>,
    /// Which characters begin one, by their low bits.
    firsts: Vec<u64>,
}

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
                .map(|row| row.column(0).chars().collect())
                .collect(),
            firsts: vec![0; 1 << (BITS - 6)],
        };
        things.endings.sort();
        for ending in &things.endings {
            if let Some(&first) = ending.first() {
                let (word, bit) = slot(first);
                if let Some(bits) = things.firsts.get_mut(word) {
                    *bits |= 1 << bit;
                }
            }
        }
        things
    }

    /// Whether an ending of a thing stands at `at`.
    pub fn ends(&self, text: &Text, at: usize) -> bool {
        let first = text.char(at);
        let (word, bit) = slot(first);
        self.firsts.get(word).copied().unwrap_or(0) >> bit & 1 != 0 && self.find(text, at, first)
    }

    fn find(&self, text: &Text, at: usize, first: char) -> bool {
        let rest = text.chars().get(at..).unwrap_or(&[]);
        let from = self
            .endings
            .partition_point(|ending| ending.first().is_none_or(|&c| c < first));
        self.endings
            .iter()
            .skip(from)
            .take_while(|ending| ending.first() == Some(&first))
            .any(|ending| rest.starts_with(ending) && (ending.len() > 1 || !other_word(text, at)))
    }
}

/// 茶农, 酒企, 街道: an ending of one character begins another word.
#[rustfmt::skip]
fn other_word(text: &Text, at: usize) -> bool {
    matches!(text.char(at + 1), '农' | '企' | '商' | '价' | '业' | '产' | '贩' | '厂' | '店' | '区' | '市' | '场' | '品' | '种'
        | '苗' | '修' | '备' | '舞' | '道' | '材' | '器' | '耳' | '博' | '叶' | '园' | '头' | '坊' | '面' | '网' | '桥'
        | '政' | '段' | '局' | '改' | '况' | '径' | '线' | '亲' | '题' | '剧' | '语' | '蛋' | '肉' | '油' | '类' | '会' | '瓶')
}
