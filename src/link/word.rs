//! Words that no table holds: single characters that are words where they stand, and verbs known by their place and
//! shape.

use super::clause::{Piece, Token};
use super::glyph::Glyphs;
use crate::lex::edge::Edge;
use crate::lex::lexicon::{Flags, Lexicon};
use crate::span::Run;
use crate::text::Text;
use crate::text::chars::{Chars, chars};
use once_cell::sync::Lazy;

/// The first token of a stretch that no table knows, and where it ends.
///
/// `front` is the token in front of it; `word`: a word of the tables follows.
pub(crate) fn first(
    text: &Text,
    run: Run,
    front: Option<&Piece>,
    word: bool,
    next_figure: usize,
) -> (Token, usize) {
    let Run { start, end } = run;
    let (c, next) = (text.char(start), text.char(start + 1));
    let last = end - 1;
    let tail = text.char(last);
    // It stands at the front of its clause, or behind a time, an adverb or a conjunction.
    let opens = front.is_none_or(|front| {
        matches!(
            front.token,
            Token::Break | Token::Adverb | Token::Time | Token::Conjunction
        )
    });
    if opens && (end - start > 1 || word) {
        if front_preposition(c).is_some_and(|not| !not.contains(next)) {
            return (Token::Preposition, start + 1);
        }
        if front_verb(c).is_some_and(|not| !not.contains(next))
            && next_figure > start + 1
            && next_figure < end + SOON
        {
            return (Token::Short, start + 1);
        }
    }
    // 他背着25公斤的邮包
    if opens && matches!(c, '他' | '她') && end - start > 1 {
        return (Token::Pronoun, start + 1);
    }
    // 每公斤8元: what a rate counts by is not what it is told of.
    if c == '每' && end == next_figure && end - start <= 4 {
        return (Token::Adverb, end);
    }
    let verbal = |c: char| Lexicon::shared().single(c).has(Flags::VERB);
    // 中心共截获骗款8亿, 共需资金8亿, 两县各得8亿
    if c == '共'
        && (end - start > 2 && !"同青和产享".contains(next) || end - start == 2 && verbal(next))
        || matches!(c, '各' | '新') && end - start == 2 && verbal(next)
        // 另请海巡署派出两艘
        || c == '另' && opens && end - start >= 2 && !chars!("外一行类有").contains(next)
        // 新登记6873户: what is new was done.
        || c == '新' && opens && end - start == 1 && word
    {
        return (Token::Adverb, start + 1);
    }
    // 共 before a verb sums up; in 公共 and 中共 it is a part of the word.
    if word && tail == '共' && !matches!(text.before(last), '公' | '中' | '国' | '总' | '一')
    {
        return if start < last {
            (Token::Noun, last)
        } else {
            (Token::Adverb, end)
        };
    }
    // 望奎县、香坊区各5例
    if tail == '各' && end == next_figure {
        return if start < last {
            (Token::Noun, last)
        } else {
            (Token::Adverb, end)
        };
    }
    // 居全省第4位, 占全市的三成
    if word && matches!(tail, '占' | '居' | '列' | '排' | '超' | '距') {
        return if start < last {
            (Token::Noun, last)
        } else {
            (Token::Short, end)
        };
    }
    // 威海至大连航线共开航42航次
    if end == next_figure
        && end - start > 3
        && text.char(end - 3) == '共'
        && !matches!(text.before(end - 3), '公' | '中' | '国' | '总' | '一')
    {
        return (Token::Noun, end - 3);
    }
    // 已截获骗款8亿: what follows such an adverb is a verb.
    let leads = |front: &Piece| {
        front.token == Token::Adverb
            && front.run().end == start
            && LEADS.stands(text, front.run().start)
    };
    if end - start >= 2 && next_figure < end + SOON && front.is_some_and(leads) {
        // 先后修桥3座
        let short = end - start == 2
            && end == next_figure
            && Lexicon::shared().single(c).has(Flags::VERB)
            && !Lexicon::shared().single(next).has(Flags::VERB);
        if short {
            return (Token::Short, start + 1);
        }
        return (Token::Verb, start + 2);
    }
    let acts = || {
        front.is_some_and(|front| matches!(front.token, Token::Org | Token::Place | Token::Person))
    };
    // 拉回包裹300件, 退掉客房12间: a verb and its complement.
    if end - start >= 2
        && COMPLEMENTS.contains(next)
        && next_figure > start + 1
        && next_figure < end + SOON
        && Lexicon::shared().single(c).has(Flags::VERB)
        && (opens || acts())
    {
        return (Token::Verb, start + 2);
    }
    // What touches no figure by itself or with such a character between is no verb.
    let behind = text.char(end);
    if end != next_figure && !matches!(behind, '了' | '出' | '有' | '着') {
        return (Token::Noun, end);
    }
    // 拿出350万元, 改造了35座
    let shaped =
        end - start >= 2 && (end == next_figure && ENDS.contains(tail) || behind == '了' && !word);
    // 道班困了6天, 冯秀兰种了14亩: a verb of one character that stands for itself.
    if shaped && behind == '了' && end - start > 2 && verbal(tail) {
        return (Token::Noun, last);
    }
    if shaped && beside_figure(text, last - 1, next_figure) == Token::Noun {
        let from = end - 2;
        return if start < from {
            (Token::Noun, from)
        } else {
            (Token::Verb, end)
        };
    }
    let token = beside_figure(text, last, next_figure);
    // 编列36亿元, 绝收三成: two characters that stand for themselves are one verb.
    if token == Token::Short
        && end - start == 2
        && (opens || acts())
        && !"长宽高深重厚达占有为超需距居列排".contains(tail)
        && !"我你他她它们要才已还都也就再只曾先仅共各".contains(c)
    {
        return (Token::Verb, end);
    }
    if token != Token::Noun && start < last {
        return (Token::Noun, last);
    }
    (token, end)
}

/// How far behind a verb of the front its figure may stand.
const SOON: usize = 16;

/// What a verb of one character is completed by.
const COMPLEMENTS: &Chars = chars!("出回到掉走完满遍往给起下");

/// The ends of verbs of two characters that touch their figure: 选出, 请到.
const ENDS: &Chars = chars!("出到至下回满走");

/// Adverbs that only verbs follow.
static LEADS: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::words(&[
        "已", "共", "先后", "陆续", "相继", "成功", "仍", "曾", "即将", "拟", "又", "再",
    ])
});

/// Characters that are prepositions at the front of a clause, and what may not follow them there.
fn front_preposition(c: char) -> Option<&'static str> {
    Some(match c {
        '比' => "赛例重率值特亚利方如分",
        '较' => "大为小高低好多少强差快慢长远早",
        '据' => "点",
        '经' => "济营理历费验典纬常络销贸",
        '受' => "灾伤助益惠骗害贿理访众",
        '因' => "此而素果为子",
        '随' => "着后即机",
        '与' => "",
        '于' => "是今都洪",
        _ => return None,
    })
}

/// Characters that are verbs at the front of a clause, and what may not follow them there.
fn front_verb(c: char) -> Option<&'static str> {
    Some(match c {
        '占' => "地领据",
        '设' => "备施计想法置",
        '获' => "悉奖利",
        '购' => "物房车票",
        '添' => "加",
        '辖' => "区",
        '距' => "离",
        '需' => "求要",
        '建' => "设筑议材行国党",
        '种' => "子类植族",
        '养' => "老殖护生",
        '捐' => "赠款助献",
        '栽' => "植培种",
        '含' => "量义",
        '夺' => "冠",
        '领' => "导先域土袖取到班队军海",
        '差' => "额距异旅错别价评",
        '铺' => "面位盖张",
        '修' => "改订养士女",
        '挖' => "掘潜机",
        '架' => "构子势",
        '聘' => "礼书期",
        '拆' => "迁弹",
        '罚' => "款金则单球",
        '救' => "济灾星世",
        '筹' => "备措划码",
        '募' => "集捐兵",
        '赚' => "头",
        '卖' => "场点家方",
        '借' => "助此鉴款条口",
        '收' => "入成益盘费购获支视音益集",
        _ => return None,
    })
}

/// 接种率, 执结率, 接待量: a verb with such an end is a noun.
pub(crate) fn noun_end(c: char, next: char) -> Option<Token> {
    let noun = match c {
        '率' | '量' | '额' | '值' | '费' | '度' => Token::Measure,
        '者' | '人' => Token::Noun,
        '户' | '站' | '型' | '性' | '类' | '案' | '品' | '点' | '厂' | '方' | '物' | '群'
        | '池' | '师' | '员' | '卡' | '证' | '库' | '网' | '室' | '楼' | '泵' | '塔' | '车'
        | '船' | '机' | '器' | '艇' | '院' | '所' | '馆' | '班' | '队' => Token::Noun,
        _ => return None,
    };
    // 受理案件, 销售品种, 出动车辆, 新建楼房
    (!chars!("件种牌位籍案资别号才员口次工民士大质子类辆舶只房宇盘具械构材塘站点存容傅资书据明道场内外厢间舍长伍级组有属在需线轮车款").contains(next))
    .then_some(noun)
}

/// 共有, 已有, 仅有: the verb is 有.
pub(crate) fn exists(text: &Text, run: Run) -> bool {
    run.len() == 2
        && text.char(run.start + 1) == '有'
        && matches!(
            text.char(run.start),
            '共' | '现' | '已' | '仅' | '只' | '尚' | '还'
        )
}

/// Characters that are words by themselves.
const FUNCTION: &[(&str, Token)] = &[
    ("的", Token::De),
    ("了着", Token::Aspect),
    ("和与及或跟", Token::And),
    ("在对向从把被由以为按给", Token::Preposition),
    ("将已均仅还也又就都只再未", Token::Adverb),
    ("并而但", Token::Conjunction),
    ("其该", Token::Pronoun),
    ("等", Token::Etc),
    ("是有", Token::Short),
];

static FUNCTIONS: Lazy<Glyphs<Token>> = Lazy::new(|| Glyphs::new(FUNCTION, Token::Noun));

/// Function characters, and verbs of one character where they touch a figure.
pub(crate) fn single(text: &Text, at: usize, next_figure: usize) -> Token {
    let c = text.char(at);
    let token = FUNCTIONS.get(c).unwrap_or(Token::Noun);
    let other = match token {
        Token::Noun => true,
        // 等级, 平等
        Token::Etc => {
            matches!(
                text.char(at + 1),
                '级' | '候' | '于' | '待' | '同' | '量' | '值' | '额' | '效' | '奖'
            ) || matches!(
                text.before(at),
                '平' | '同'
                    | '均'
                    | '相'
                    | '中'
                    | '高'
                    | '优'
                    | '特'
                    | '初'
                    | '上'
                    | '下'
                    | '甲'
                    | '乙'
                    | '一'
                    | '二'
                    | '三'
            )
        }
        // 补给站, 棉被
        Token::Preposition if matches!(c, '给' | '被') => {
            matches!(
                text.before(at),
                '补' | '供' | '棉' | '毛' | '羽' | '植' | '覆'
            )
        }
        // 拥有, 国有
        Token::Short => c == '有' && text.class_before(at).is_han(),
        _ => false,
    };
    if other {
        beside_figure(text, at, next_figure)
    } else {
        token
    }
}

/// What a character is that touches a figure, directly or with 了, 出 or 有 between.
pub(crate) fn beside_figure(text: &Text, at: usize, next_figure: usize) -> Token {
    let direct = at + 1 == next_figure;
    let touches = direct
        || match text.char(at + 1) {
            '了' | '出' | '着' => true,
            '有' => at + 2 == next_figure,
            _ => false,
        };
    if !touches {
        return Token::Noun;
    }
    // 最多3人, 不少1人: no change.
    if matches!(text.char(at), '多' | '少')
        && matches!(
            text.before(at),
            '最' | '至'
                | '更'
                | '许'
                | '众'
                | '很'
                | '大'
                | '不'
                | '太'
                | '好'
                | '过'
                | '减'
                | '增'
                | '超'
                | '达'
        )
    {
        return Token::Noun;
    }
    let flags = Lexicon::shared().single(text.char(at));
    if flags.has(Flags::UP) {
        Token::Up
    } else if flags.has(Flags::DOWN) {
        Token::Down
    } else if flags.has(Flags::VERB) {
        Token::Short
    } else if direct && flags.has(Flags::ADVERB) {
        Token::Adverb
    } else {
        Token::Noun
    }
}
