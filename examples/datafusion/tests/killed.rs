//! The same answer where one of two executors is killed in the middle of a job.

#[allow(dead_code)]
mod parts;

use parts::{Data, Part, answer};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A job that has not ended by then hangs.
const PATIENCE: Duration = Duration::from_secs(300);

#[test]
fn a_killed_executor_changes_nothing() {
    let data = Data::new("killed", 4000);
    let (expected, alone) = data.alone();
    println!("one process: {alone:?}");
    assert!(expected.lines().count() > 10);

    let _scheduler = Part::scheduler("52050");
    let _first = Part::executor(52061, "52050");
    let mut second = Part::executor(52071, "52050");
    let start = Instant::now();
    let mut client = data.client("52050");
    // Two executors need at least half the time of one process, so by then both are at work.
    sleep(alone / 4);
    assert!(client.try_wait().unwrap().is_none(), "too short a job");
    second.kill();
    println!("killed after {:?}", start.elapsed());
    while client.try_wait().unwrap().is_none() {
        if start.elapsed() > PATIENCE {
            client.kill().unwrap();
            panic!("no answer within {PATIENCE:?}");
        }
        sleep(Duration::from_millis(200));
    }
    println!("answer after {:?}", start.elapsed());
    assert_eq!(answer(client.wait_with_output().unwrap()), expected);
}
