//! Places for callers: by name, by code, with parents and former names.

pub use super::gazetteer::FormerName;
use super::gazetteer::Gazetteer;
use crate::place_code::PlaceCode;
use crate::record::{Level, Place};
use crate::text::fold::Fold;

/// What a name alone says.
///
/// ```
/// use jianbao::{Place, Resolved};
/// match Place::resolve("鼓楼区") {
///     Resolved::Ambiguous(places) => assert!(places.iter().any(|p| p.path()[0] == "江苏省")),
///     other => panic!("{other:?}"),
/// }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Resolved {
    /// One place bears the name, or one is meant unless the context says otherwise.
    One(Place),
    /// Several share it; without context it stays open.
    Ambiguous(Vec<Place>),
    /// Nobody bears it.
    Unknown,
}

impl Place {
    /// The official name of the division or country.
    ///
    /// ```
    /// let report = jianbao::Report::parse("武侯区新建公园3个。");
    /// let place = report.place.unwrap();
    /// assert_eq!(place.name(), "武侯区");
    /// assert_eq!(place.path(), ["四川省", "成都市", "武侯区"]);
    /// ```
    pub fn name(self) -> &'static str {
        Gazetteer::shared()
            .division(self.code)
            .map_or("", |division| division.name)
    }

    /// The names from the province down to this division.
    ///
    /// ```
    /// use jianbao::Place;
    /// let place = Place::of("430511".parse()?).unwrap();
    /// assert_eq!(place.path(), ["湖南省", "邵阳市", "北塔区"]);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn path(self) -> Vec<&'static str> {
        let mut path: Vec<&'static str> = Vec::with_capacity(3);
        for code in [self.code.province(), self.code.city(), Some(self.code)]
            .into_iter()
            .flatten()
        {
            if let Some(division) = Gazetteer::shared().division(code)
                && path.last() != Some(&division.name)
            {
                path.push(division.name);
            }
        }
        path
    }

    /// The place that a name means without any context. Traditional characters are read too. With the feature `townships`
    /// townships and streets are known as well, each with the code of its county.
    ///
    /// ```
    /// use jianbao::{Place, Resolved};
    /// let Resolved::One(place) = Place::resolve("双清区") else { unreachable!() };
    /// assert_eq!(place.code.to_string(), "430502");
    /// assert!(matches!(Place::resolve("鼓楼区"), Resolved::Ambiguous(places) if places.len() == 4));
    /// assert_eq!(Place::resolve("无此地"), Resolved::Unknown);
    /// ```
    pub fn resolve(name: &str) -> Resolved {
        let mut places: Vec<Place> = Vec::new();
        let all = Self::bearers(name);
        let current = all.iter().any(|&(_, aside)| !aside);
        for (place, aside) in all {
            if aside == current || places.iter().any(|other| other.code == place.code) {
                continue;
            }
            places.push(place);
        }
        match *places.as_slice() {
            [] => Resolved::Unknown,
            [one] => Resolved::One(one),
            _ => Resolved::Ambiguous(places),
        }
    }

    /// The place that a name meant in a year: names that were given up later count, and mean their divisions of today.
    /// Years before 1985 are read as 1985, the first year of the table.
    ///
    /// ```
    /// use jianbao::{Place, Resolved};
    /// let Resolved::One(place) = Place::resolve_at("襄樊市", 2009) else { unreachable!() };
    /// assert_eq!(place.name(), "襄阳市");
    /// assert_eq!(Place::resolve_at("襄樊市", 2015), Resolved::Unknown);
    /// assert_eq!(Place::resolve_at("襄阳市", 2015), Resolved::One(place));
    /// ```
    pub fn resolve_at(name: &str, year: u16) -> Resolved {
        let mut places: Vec<Place> = Vec::new();
        let then = Self::former(name)
            .filter(|former| former.year > year)
            .map(|former| former.successor);
        let today = Self::bearers(name)
            .into_iter()
            .filter(|(place, aside)| !aside || place.level == Level::Township)
            .map(|(place, _)| place);
        for place in then.chain(today) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        match *places.as_slice() {
            [] => Resolved::Unknown,
            [one] => Resolved::One(one),
            _ => Resolved::Ambiguous(places),
        }
    }

    /// The place that a name means inside another: 鼓楼区 in 南京市.
    ///
    /// ```
    /// use jianbao::Place;
    /// let nanjing = Place::of("320100".parse()?).unwrap();
    /// assert_eq!(Place::resolve_in("鼓楼区", nanjing).unwrap().code.to_string(), "320106");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn resolve_in(name: &str, parent: Place) -> Option<Place> {
        let inside: Vec<(Place, bool)> = Self::bearers(name)
            .into_iter()
            .filter(|(place, _)| place.code.lies_in(parent.code))
            .collect();
        let of_today = |aside: bool| {
            let mut places = inside.iter().filter(move |&&(_, other)| other == aside);
            let (first, _) = *places.next()?;
            places
                .all(|(place, _)| place.code == first.code)
                .then_some(first)
        };
        of_today(false).or_else(|| of_today(true))
    }

    /// Who bears a name, and whether only in former times or as a township.
    fn bearers(name: &str) -> Vec<(Place, bool)> {
        let folded: String = name.chars().map(|c| Fold::table().get(c).0).collect();
        let gazetteer = Gazetteer::shared();
        let divisions = gazetteer
            .find(name)
            .or_else(|| gazetteer.find(&folded))
            .map_or(&[][..], |id| gazetteer.bearers(id))
            .iter()
            .map(|bearer| (bearer.place, bearer.aside));
        #[cfg(feature = "townships")]
        let divisions = divisions.chain(
            super::official::find(&folded)
                .into_iter()
                .flat_map(super::official::bearers)
                .map(|place| (place, false)),
        );
        divisions.collect()
    }

    /// The division or country with this code, if there is one today.
    ///
    /// ```
    /// use jianbao::{Level, Place};
    /// let place = Place::of("340100".parse()?).unwrap();
    /// assert_eq!((place.name(), place.level), ("合肥市", Level::City));
    /// assert_eq!(Place::of("519999".parse()?), None);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn of(code: PlaceCode) -> Option<Place> {
        Gazetteer::shared()
            .division(code)
            .map(|division| division.place)
    }

    /// The place one level up.
    ///
    /// ```
    /// use jianbao::Place;
    /// let beita = Place::of("430511".parse()?).unwrap();
    /// assert_eq!(beita.parent().unwrap().name(), "邵阳市");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn parent(self) -> Option<Place> {
        if matches!(self.level, Level::Township | Level::Village) {
            return Place::of(self.code);
        }
        [self.code.city(), self.code.province()]
            .into_iter()
            .flatten()
            .filter(|code| *code != self.code)
            .find_map(Place::of)
    }

    /// The divisions that bore a name which was given up since 1985.
    ///
    /// ```
    /// use jianbao::Place;
    /// let former = Place::former("延庆县").next().unwrap();
    /// assert_eq!((former.year, former.successor.name()), (2015, "延庆区"));
    /// ```
    pub fn former(name: &str) -> impl Iterator<Item = FormerName> + use<> {
        Gazetteer::shared().former(name)
    }

    /// Every name that was given up since 1985.
    ///
    /// ```
    /// use jianbao::Place;
    /// assert!(Place::all_former().any(|former| former.name == "宣武区"));
    /// ```
    pub fn all_former() -> impl Iterator<Item = FormerName> {
        Gazetteer::shared().all_former()
    }

    /// Every division down to the counties, and every country, in the order of their codes.
    ///
    /// ```
    /// use jianbao::{Level, Place};
    /// let provinces = Place::all().filter(|place| place.level == Level::Province);
    /// assert_eq!(provinces.count(), 34);
    /// ```
    pub fn all() -> impl Iterator<Item = Place> {
        Gazetteer::shared()
            .divisions()
            .map(|division| division.place)
    }
}
