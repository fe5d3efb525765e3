//! What the words in front of a figure say of it: plan or fact, total or average, and what a change is measured against.

use super::Page;
use super::clause::{Figure, Sentence, Token};
use crate::lex::edge::Edge;
use crate::lex::lexicon::{Cue, Flags};
use crate::limits::MAX_LOOK;
use crate::record::{Aggregate, From, TimeKind, TimeMention};
use crate::span::{Run, seek, widen};
use crate::text::Text;
use crate::text::chars::chars;
use crate::text::class::Class;
use crate::text::words::words;
use crate::time::Resolution;
use once_cell::sync::Lazy;

/// Plan or fact, and what the figure sums up.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Told {
    pub planned: bool,
    pub aggregate: Option<Aggregate>,
}

/// Reads the cues in front of the figures of a report, from its front to its end.
#[derive(Default, Debug)]
pub(crate) struct Cues {
    /// The first of the words that may be cues to the next figure.
    next_hit: usize,
    /// The end of the figure that was planned last.
    planned: Option<usize>,
}

/// Words that end a clause may part a figure from its plan by as much.
const REACH: usize = 2 * MAX_LOOK;

impl Cues {
    /// Reads the cues in front of one figure.
    pub fn read(
        &mut self,
        page: Page,
        sentence: &Sentence,
        figure: &Figure,
        counted: Option<(Run, From)>,
    ) -> Told {
        let text = page.text;
        let end = sentence.run(figure.at).start;
        let clause = sentence.run(sentence.clause(figure.clause).start).start;
        let from = clause.max(end.saturating_sub(MAX_LOOK));
        let hits = &page.mentions.hits;
        self.next_hit = seek(hits, self.next_hit, |hit| widen(hit.start) < from);
        let cues = hits
            .get(self.next_hit..)
            .unwrap_or(&[])
            .iter()
            .take_while(|hit| widen(hit.start) < end)
            .filter(|hit| hit.flags.has(Flags::CUE))
            .filter_map(|hit| hit.word().cue.zip(Some(hit.run())));
        let mut told = Told::default();
        for (cue, run) in cues {
            match cue {
                Cue::Plan => told.planned |= plans(text, run, end),
                Cue::Total => sum(&mut told, Aggregate::Total),
                Cue::Cumulative => sum(&mut told, Aggregate::Cumulative),
                Cue::Average => sum(&mut told, Aggregate::Average),
                Cue::PerCapita => sum(&mut told, Aggregate::PerCapita),
                Cue::Annual => sum(&mut told, Aggregate::Annual),
                Cue::Review => {}
            }
        }
        told.planned |= modal(text, sentence, Run::new(from, end));
        told.planned |= !told.planned && self.goes_on(page, sentence, Run::new(clause, end));
        if told.planned {
            self.planned = Some(sentence.run(figure.at).end);
        }
        averages(text, Run::new(from, end), &mut told);
        totals(text, Run::new(from, end), counted, &mut told);
        told
    }

    /// 计划新建幼儿园18所，新增学位5400个: the plan of the figure in front, unless a fact or another time comes between.
    fn goes_on(&self, page: Page, sentence: &Sentence, front: Run) -> bool {
        let Some(last) = self.planned else {
            return false;
        };
        let near = sentence.run(0).start < last && front.end.saturating_sub(last) <= REACH;
        let between = Run::new(last.min(front.end), front.end);
        let times = &page.mentions.times;
        let next = times.partition_point(|time| time.run.start < between.start);
        let dated = times
            .get(next)
            .is_some_and(|time| time.run.start < between.end);
        let parts = page.text.class_slice(between);
        near && !dated
            && parts
                .iter()
                .all(|&class| class != Class::STOP && class != Class::SEMI)
            && !(between.start..between.end).any(|at| FACTS.stands(page.text, at))
    }
}

/// What says that a thing is done, or is told of another thing.
static FACTS: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::words(&[
        "已", "了", "目前", "现有", "现已", "实际", "原有", "完成", "上月", "另外", "占", "增长",
        "下降",
    ])
});

/// 人均 and 平均 say more than 累计, and 累计 more than 全年.
fn sum(told: &mut Told, sum: Aggregate) {
    let rank = |sum: Option<Aggregate>| match sum {
        Some(Aggregate::PerCapita) => 4,
        Some(Aggregate::Average) => 3,
        Some(Aggregate::Cumulative) => 2,
        Some(Aggregate::Total) => 1,
        _ => 0,
    };
    if told.aggregate.is_none() || rank(Some(sum)) > rank(told.aggregate) {
        told.aggregate = Some(sum);
    }
}

/// Whether a word of planning plans the figure: not in 计划生育, 规划馆, 计划的14项, 比预计多, 目标客户, nor where it is done.
fn plans(text: &Text, cue: Run, end: usize) -> bool {
    let next = text.char(cue.end);
    let part = chars!("的生委馆局厅外内执单值声上书署院师处部会人客").contains(next);
    let compared = chars!("比较原超据按").contains(text.before(cue.start));
    let aim = text.has(cue.start, "目标");
    let aims = cue.end == end || chars!("为是达值至").contains(next);
    let done = (cue.end..end).any(|at| matches!(text.char(at), '已' | '了'));
    !part && !compared && !done && (!aim || aims)
}

/// 将, 拟 and 要 before what is done; 将 may also set its object in front (将嫌疑人抓获), and each may be part of a word (将军, 模拟, 主要).
fn modal(text: &Text, sentence: &Sentence, front: Run) -> bool {
    (front.start..front.end).any(|at| {
        let (before, next) = (text.before(at), text.char(at + 1));
        let word = match text.char(at) {
            '将' => {
                chars!("大麻老名悍猛干主骁闯上中少即小健武女").contains(before)
                    || chars!("军士领校官帅来近要才相门心").contains(next)
            }
            '拟' => chars!("模虚比草").contains(before) || chars!("声人定态合真").contains(next),
            '要' => {
                chars!("主重需只首纪摘必简扼提概紧次不险冲显机").contains(before)
                    || chars!("求素点道塞闻件好紧了么是不").contains(next)
            }
            _ => return false,
        };
        !word && acts(sentence, at + 1)
    })
}

/// Whether something that is done begins at a place, or what may stand before it.
fn acts(sentence: &Sentence, at: usize) -> bool {
    let pieces = &sentence.pieces;
    let next = pieces.partition_point(|piece| piece.run().end <= at);
    pieces.get(next).is_some_and(|piece| {
        piece.run().start >= at
            && (piece.token.predicate()
                || matches!(
                    piece.token,
                    Token::VerbNoun | Token::Adverb | Token::Preposition | Token::Short | Token::Time
                ))
            // 将达26%: nothing but the figure may follow, too.
            || piece.token == Token::Figure && piece.run().start == at
    })
}

/// 人均, 平均, 年均 and their kin, wherever they stand in front of the figure: as a word, or inside 人均可支配收入.
fn averages(text: &Text, front: Run, told: &mut Told) {
    for at in front.start + 1..front.end {
        if text.char(at) != '均'
            || chars!("已为由有无未获可能须应属系是安州衡等匀").contains(text.char(at + 1))
        {
            continue;
        }
        match (text.before(at), text.before(at - 1)) {
            // 人人均已
            ('人', '人') => {}
            ('人', _) => sum(told, Aggregate::PerCapita),
            ('年', _) => told.aggregate = Some(Aggregate::Annual),
            ('平' | '户' | '日' | '月' | '亩' | '场' | '周' | '班' | '校', _)
                if !chars!("主分").contains(text.char(at + 1)) =>
            {
                sum(told, Aggregate::Average);
            }
            _ => {}
        }
    }
}

/// 共 and 年 at the figure or at what it counts, and what a total is called.
fn totals(text: &Text, front: Run, counted: Option<(Run, From)>, told: &mut Told) {
    if told.aggregate.is_some() {
        return;
    }
    let noun = counted.map_or(Run::new(front.end, front.end), |(run, _)| run);
    let last = text.before(front.end);
    let verb = usize::from(chars!("有计达设为收获需投募建").contains(last));
    let sums = |end: usize| {
        text.before(end) == '共' && !chars!("公中国总苏").contains(text.before(end - 1))
    };
    let yearly = || {
        (front.start..front.end).any(|at| {
            text.char(at) == '年'
                && words_of_year(text, at)
                && text.class_before(at) != Class::DIGIT
        })
    };
    let called = |at| {
        text.any_of(at, words!["总额", "总数", "总量", "总计"])
            .is_some()
    };
    told.aggregate = if sums(front.end - verb)
        || sums(front.end)
        || sums(noun.start)
        || (noun.start..noun.end).any(called)
    {
        Some(Aggregate::Total)
    } else if yearly()
        || text.before(front.end) == '年'
        || text.before(noun.start) == '年'
        || text.char(noun.start) == '年' && !noun.is_empty()
    {
        Some(Aggregate::Annual)
    } else {
        None
    };
}

/// 年产, 年发电量: in each year. 2023年产 has a date in front.
fn words_of_year(text: &Text, at: usize) -> bool {
    text.any_of(
        at,
        words![
            "年产",
            "年销",
            "年发电",
            "年处理",
            "年供",
            "年接待",
            "年吞吐",
            "年输送",
            "年加工",
            "年出栏"
        ],
    )
    .is_some()
}

/// 同比, 环比, 按年: a change is measured against the same time of the year, or the period, before.
pub(crate) fn base(page: Page, sentence: &Sentence, figure: &Figure) -> Option<TimeMention> {
    let text = page.text;
    let end = sentence.run(figure.at).start;
    let clause = sentence.run(sentence.clause(figure.clause).start).start;
    let from = clause.max(end.saturating_sub(MAX_LOOK));
    let found = (from..end).rev().find_map(|at| {
        if !matches!(text.char(at), '同' | '环' | '按') {
            return None;
        }
        let length = text.any_of(at, words!["同比", "环比", "按年", "按月", "按季"])?;
        Some(Run::new(at, at + length))
    })?;
    Some(TimeMention {
        span: text.span(found),
        edtf: None,
        kind: TimeKind::Point,
        resolution: Resolution::None,
    })
}
