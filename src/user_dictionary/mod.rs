//! Words of a user's own, added at run time and checked against each other and against the tables.

mod check;
mod kept;
mod table;

use crate::error::Error;
use crate::lex::unit::Units;
use crate::limits::MAX_USER_WORDS;
use crate::place_code::PlaceCode;
use crate::record::{Place, Unit, UnitKind};
use crate::user_words::{Meaning, UserWords};
use std::sync::Arc;

/// Units, places, outlets, verbs and frozen expressions that the tables do not have, for
/// [`Parser::dictionary`](crate::Parser::dictionary).
///
/// ```
/// use jianbao::{Parser, UserDictionary};
///
/// let words = UserDictionary::new()
///     .unit("司马担", "60.478982", "kg")?     // so many kilograms
///     .classifier("灶次")?                       // counts things, converts to nothing
///     .place("柳湾新城", "510107".parse()?)?   // lies in 武侯区
///     .verb("网签")?
///     .outlet("柳湾视界")?
///     .frozen("三早五送", "policy")?;          // counts nothing, and the ledger says so
/// let mut parser = Parser::new().dictionary(words).ledger(true);
///
/// let text = "今年，柳湾新城网签商品房30余套，收购茶叶200司马担，“三早五送”深入人心。";
/// let report = parser.parse(text);
/// let [flats, tea] = report.statistics.as_slice() else { unreachable!() };
/// assert_eq!(flats.action.unwrap().span.of(text), "网签");
/// assert_eq!(flats.place.unwrap().code.to_string(), "510107");
/// let kilograms = tea.unit.unwrap().to_canonical(tea.value.unwrap()).unwrap();
/// assert_eq!(kilograms.to_string(), "12095.7964");
/// assert_eq!(report.numerals.unwrap()[2].reason, Some("policy"));
/// # Ok::<(), jianbao::Error>(())
/// ```
///
/// Words are folded as texts are: those in traditional characters or full width are found in either script. Where a word
/// shares characters with one of the tables, yours is taken, unless it is but a part of the longer one. A clone costs nothing.
///
/// A dictionary reads from a table, too, a word a line and tabs in between; `#` begins a remark:
///
/// ```
/// let words: jianbao::UserDictionary = "\
/// unit\t司马担\t60.478982\tkg
/// unit\t灶次
/// place\t柳湾新城\t510107
/// verb\t网签
/// outlet\t柳湾视界
/// frozen\t三早五送\tpolicy
/// ".parse()?;
/// assert_eq!(words.len(), 6);
/// # Ok::<(), jianbao::Error>(())
/// ```
///
/// # Errors
/// Every method and the reading of a table refuse what could never be found ([`Error::NotAWord`]), what is there already with
/// another meaning ([`Error::Clash`], see [`replacing`](UserDictionary::replacing)), and more than
/// [`MAX_USER_WORDS`] words ([`Error::TooManyWords`]). What is there already with the same meaning is no error.
#[derive(Clone, Default, Debug)]
#[must_use]
pub struct UserDictionary {
    words: Arc<UserWords>,
    replacing: bool,
}

impl UserDictionary {
    /// A dictionary without words.
    ///
    /// ```
    /// assert!(jianbao::UserDictionary::new().is_empty());
    /// ```
    pub fn new() -> UserDictionary {
        UserDictionary::default()
    }

    /// From here on a word may get another meaning than it has in the tables or in this dictionary.
    ///
    /// ```
    /// use jianbao::{Error, UserDictionary};
    /// let clash = UserDictionary::new().unit("斤", "0.6", "kg").unwrap_err();
    /// assert!(matches!(clash, Error::Clash { known: "a unit", .. }));
    /// // 斤 in Taiwan
    /// let words = UserDictionary::new().replacing().unit("斤", "0.6", "kg")?;
    /// let report = jianbao::Parser::new().dictionary(words).parse("农会收购茶叶50斤。");
    /// assert_eq!(report.statistics[0].unit.unwrap().factor, Some("0.6"));
    /// # Ok::<(), Error>(())
    /// ```
    pub fn replacing(mut self) -> UserDictionary {
        self.replacing = true;
        self
    }

    /// A unit, so many (a decimal or a fraction) of one that others convert to: `("司马担", "60.478982", "kg")`. Lengths convert to
    /// `m`, areas to `m2`, volumes to `m3`, masses to `kg`, times to `s` or `month`, energy to `J`, power to `W`, money to its ISO code.
    ///
    /// ```
    /// use jianbao::{Parser, UnitKind, UserDictionary};
    /// let words = UserDictionary::new().unit("石担", "50", "kg")?;
    /// let report = Parser::new().dictionary(words).parse("全村收购稻谷3000石担。");
    /// assert_eq!(report.statistics[0].unit.unwrap().kind, UnitKind::Mass);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the type, [`Error::NotAFactor`] and [`Error::NotACanonicalUnit`].
    pub fn unit(self, word: &str, factor: &str, canonical: &str) -> Result<Self, Error> {
        let like = Units::shared()
            .converting_to(canonical)
            .ok_or_else(|| Error::NotACanonicalUnit(canonical.to_owned()))?;
        if !check::is_factor(factor) {
            return Err(Error::NotAFactor(factor.to_owned()));
        }
        self.add_unit(word, like, Some(factor))
    }

    /// A classifier: it counts, and converts to nothing.
    ///
    /// ```
    /// use jianbao::{Parser, UserDictionary};
    /// let text = "食堂全月供餐120灶次。";
    /// let words = UserDictionary::new().classifier("灶次")?;
    /// let report = Parser::new().dictionary(words).parse(text);
    /// assert_eq!(report.statistics[0].span.of(text), "120灶次");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the type.
    pub fn classifier(self, word: &str) -> Result<Self, Error> {
        let like = Unit {
            text: "",
            kind: UnitKind::Classifier,
            iso: None,
            canonical: None,
            factor: None,
        };
        self.add_unit(word, &like, None)
    }

    fn add_unit(mut self, word: &str, like: &Unit, factor: Option<&str>) -> Result<Self, Error> {
        let spelling = check::unit(word)?;
        let text: String = spelling.iter().collect();
        let same = |unit: &Unit| {
            unit.factor == factor && unit.canonical == like.canonical && unit.kind == like.kind
        };
        let known = self.words.units.get(&spelling).copied();
        match known.or_else(|| Units::shared().named(&text)) {
            Some(unit) if same(unit) => return Ok(self),
            Some(_) if !self.replacing => return Err(check::clash(word, "a unit")),
            _ => {}
        }
        self.has_room()?;
        let unit = kept::unit(&text, factor, like)?;
        Arc::make_mut(&mut self.words).units.insert(&spelling, unit);
        Ok(self)
    }

    /// A name of a division or country, or of something that lies in one, with the code of that. Figures there have the code and name of
    /// the division; the name as written is in [`Report::places`](crate::Report::places).
    ///
    /// ```
    /// use jianbao::{Parser, UserDictionary};
    /// let words = UserDictionary::new().place("柳湾新城", "510107".parse()?)?;
    /// let report = Parser::new().dictionary(words).parse("柳湾新城新建公园3个。");
    /// assert_eq!(report.statistics[0].place.unwrap().name(), "武侯区");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the type, and [`Error::NoSuchPlace`].
    pub fn place(self, name: &str, code: PlaceCode) -> Result<Self, Error> {
        let place = Place::of(code).ok_or(Error::NoSuchPlace(code))?;
        self.add(name, Meaning::Place(place))
    }

    /// An outlet: a name in the source line is then the source.
    ///
    /// ```
    /// use jianbao::{Parser, UserDictionary};
    /// let text = "柳湾新城去年引才百人\n2024年1月5日 柳湾视界\n去年，全区引进人才100余名。";
    /// let words = UserDictionary::new().outlet("柳湾视界")?;
    /// let report = Parser::new().dictionary(words).parse(text);
    /// assert_eq!(report.source.unwrap().span.of(text), "柳湾视界");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the type.
    pub fn outlet(self, name: &str) -> Result<Self, Error> {
        self.add(name, Meaning::Outlet)
    }

    /// A verb: a figure behind it has it for its action.
    ///
    /// ```
    /// use jianbao::{Parser, UserDictionary};
    /// let text = "住建局网签商品房30余套。";
    /// let words = UserDictionary::new().verb("网签")?;
    /// let report = Parser::new().dictionary(words).parse(text);
    /// assert_eq!(report.statistics[0].action.unwrap().span.of(text), "网签");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the type.
    pub fn verb(self, word: &str) -> Result<Self, Error> {
        self.add(word, Meaning::Verb)
    }

    /// An expression whose numerals count nothing; the ledger gives the reason. A place name inside it names no place.
    ///
    /// ```
    /// use jianbao::{Parser, UserDictionary};
    /// let text = "推行三色网格";
    /// let words = UserDictionary::new().frozen("三色网格", "programme")?;
    /// let report = Parser::new().ledger(true).dictionary(words).parse(text);
    /// assert!(report.statistics.is_empty());
    /// assert_eq!(report.numerals.unwrap()[0].reason, Some("programme"));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the type.
    pub fn frozen(self, word: &str, reason: &str) -> Result<Self, Error> {
        self.add(word, Meaning::Frozen(kept::reason(reason)?))
    }

    fn add(mut self, word: &str, meaning: Meaning) -> Result<Self, Error> {
        let spelling = check::word(word)?;
        match self.words.words.get(&spelling) {
            Some(known) if *known == meaning => return Ok(self),
            Some(known) if !self.replacing => return Err(check::clash(word, known.name())),
            Some(_) => {}
            None => {
                let known = check::in_tables(&spelling, meaning);
                if let Some(known) = known.filter(|_| !self.replacing) {
                    return Err(check::clash(word, known));
                }
            }
        }
        self.has_room()?;
        Arc::make_mut(&mut self.words)
            .words
            .insert(&spelling, meaning);
        Ok(self)
    }

    fn has_room(&self) -> Result<(), Error> {
        if self.len() < MAX_USER_WORDS {
            Ok(())
        } else {
            Err(Error::TooManyWords("MAX_USER_WORDS"))
        }
    }

    /// How many words it adds to the tables, or changes.
    ///
    /// ```
    /// let words = jianbao::UserDictionary::new().verb("网签")?.verb("网签")?;
    /// assert_eq!(words.len(), 1);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn len(&self) -> usize {
        self.words.words.len() + self.words.units.len()
    }

    /// Whether it holds none.
    ///
    /// ```
    /// assert!(!jianbao::UserDictionary::new().verb("网签")?.is_empty());
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn into_words(self) -> Option<Arc<UserWords>> {
        (!self.is_empty()).then_some(self.words)
    }
}
