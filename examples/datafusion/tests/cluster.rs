//! The same answer in one process and on a cluster of two executors.

#[allow(dead_code)]
mod parts;

use parts::{Data, Part, answer};
use std::time::Instant;

#[test]
fn one_process_and_two_executors_give_the_same() {
    let data = Data::new("cluster", 2000);
    let (expected, alone) = data.alone();
    println!("{expected}one process: {alone:?}");
    assert!(expected.lines().count() > 10);

    let _scheduler = Part::scheduler("51050");
    let _first = Part::executor(51061, "51050");
    let _second = Part::executor(51071, "51050");
    let start = Instant::now();
    let together = answer(data.client("51050").wait_with_output().unwrap());
    println!("two executors: {:?}", start.elapsed());
    assert_eq!(together, expected);
}
