//! Where does the running text end? Lines of credits, rights, telephones, counters and teasers may read like sentences; what
//! kind of line closes a report is told by its form.

use super::fields;
use super::line::{Line, Look};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::words;

/// Characters of a closing line that names something behind a colon, and of one that speaks of the text itself.
const NAMED: usize = 32;
const ITSELF: usize = 60;

/// Characters of a line in brackets, and of a label.
const BRACKETED: usize = 80;
const LABEL: usize = 8;

/// Characters of a bullet that is a sentence though no stop ends it.
const SENTENCE: usize = 24;

/// The last line of running text among `lines`.
pub(super) fn last_text(text: &Text, lines: &[Line]) -> Option<usize> {
    let mut last = None;
    // A list goes on from the line that announces it.
    let mut listed = false;
    // Whether a line that closes something stands between.
    let mut ruled = false;
    for (i, line) in lines.iter().enumerate() {
        match line.look {
            Look::Blank => continue,
            Look::Paragraph
                if !is_closing(text, line.run) && (!ruled || line.run.len() > NAMED) =>
            {
                last = Some(i);
                listed = text.class(line.run.end - 1) == Class::COLON;
                ruled = false;
            }
            Look::Bullet if listed || is_sentence(text, line.run) => last = Some(i),
            Look::Heading | Look::Short if is_rule(text, line.run) => ruled = last.is_some(),
            Look::Heading | Look::Caption => {}
            _ => listed = false,
        }
    }
    last
}

/// Whether a bullet is a sentence of its own.
fn is_sentence(text: &Text, run: Run) -> bool {
    let stops = text.class(run.end - 1) == Class::STOP;
    stops || run.len() >= SENTENCE && text.has_class(run, Class::COMMA)
}

/// ━━━━, -----, ＊＊＊＊: a line drawn across the page.
pub(super) fn is_rule(text: &Text, run: Run) -> bool {
    let mark = text.char(run.start);
    run.len() >= 4 && !mark.is_alphanumeric() && text.slice(run).iter().all(|&c| c == mark)
}

/// Whether a line that reads like a paragraph closes the report.
fn is_closing(text: &Text, run: Run) -> bool {
    let end = run.end - usize::from(text.class(run.end - 1) == Class::STOP);
    let inner = Run::new(run.start, end);
    let parted = || text.has_class(inner, Class::STOP) || text.has_class(inner, Class::COMMA);
    // (通讯员 张三 摄影器材支持：清河影像)
    let bracketed = text.class(run.start) == Class::OPEN && text.class(run.end - 1) == Class::CLOSE;
    if bracketed && run.len() <= BRACKETED {
        return text
            .class_slice(inner)
            .iter()
            .filter(|&&class| class == Class::OPEN)
            .count()
            == 1;
    }
    // 本文共862字，首发于清河文化网。
    let itself = || {
        let word = words![
            "本文",
            "本稿",
            "此文",
            "全文",
            "本报道",
            "原文",
            "本版",
            "本栏目",
            "以上内容",
            "文章",
            "本刊",
            "本报",
            "本站",
            "本网",
            "本号",
            "本公众号",
            "编者按"
        ];
        let of_texts = |at: usize| {
            text.any_of(
                at,
                words![
                    "首发", "刊", "载", "字", "版权", "授权", "来源", "整理", "编辑", "编译",
                    "供稿", "作者", "发布", "更新", "读者", "投稿", "订阅", "来信"
                ],
            )
            .is_some()
        };
        // 本报讯 begins a report.
        let begins = words!["讯", "记者", "电", "综合", "通讯员", "消息"];
        let named = text
            .any_of(run.start, word)
            .filter(|length| text.any_of(run.start + length, begins).is_none());
        named.is_some() && run.len() <= ITSELF && (run.start..run.end).any(of_texts)
    };
    // 送：县级各部门。 A label, what it names, and nothing that anyone says.
    let named = || {
        let colon = Class::position(text.class_slice(inner), |class| class == Class::COLON);
        colon
            .filter(|length| (1..=LABEL).contains(length))
            .is_some_and(|length| {
                let behind = text.past_blank(run.start + length + 1);
                let said = text.class(behind) == Class::QUOTE;
                let speaks = text
                    .any_of(
                        run.start + length - 1,
                        words!["说", "道", "称", "示", "问", "答", "写", "为", "是", "下"],
                    )
                    .is_some();
                let label = (run.start..run.start + length)
                    .all(|at| text.class(at).is_han() || text.class(at) == Class::SPACE);
                let counts =
                    text.has_class(inner, Class::DIGIT) && fields::first(text, run).is_none();
                label && !said && !speaks && !counts && !parted() && run.len() <= NAMED
            })
    };
    itself() || named()
}
