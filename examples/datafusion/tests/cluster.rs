//! The same answer in one process and on a cluster of two executors.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_jianbao-datafusion");
const SCHEDULER: &str = "51050";

const QUERY: &str = "\
    select s.place as place, s.unit as unit, count(*) as figures, sum(cast(s.value as decimal(38, 4))) as total \
    from (select unnest(parse_report(text)) as s from reports) \
    group by s.place, s.unit order by figures desc, place, unit limit 30";

/// Parts of the cluster; they end with the test, however it ends.
struct Part(Child);

impl Part {
    fn start(arguments: &[&str]) -> Part {
        let mut command = Command::new(PROGRAM);
        command
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        Part(command.spawn().unwrap())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn run(arguments: &[&str]) -> String {
    let output = Command::new(PROGRAM).args(arguments).output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn wait_for(port: &str) {
    let until = Instant::now() + Duration::from_secs(30);
    while std::net::TcpStream::connect(format!("127.0.0.1:{port}")).is_err() {
        assert!(Instant::now() < until, "nothing listens on {port}");
        sleep(Duration::from_millis(100));
    }
}

#[test]
fn one_process_and_two_executors_give_the_same() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let data: PathBuf =
        std::env::temp_dir().join(format!("jianbao-cluster-{}", std::process::id()));
    let data = data.to_str().unwrap();
    run(&["pack", seeds.to_str().unwrap(), data, "2000"]);
    let start = Instant::now();
    let expected = run(&["local", data, QUERY]);
    let alone = start.elapsed();
    println!("{expected}one process: {alone:?}");
    assert!(expected.lines().count() > 10);

    let _scheduler = Part::start(&["scheduler", SCHEDULER]);
    wait_for(SCHEDULER);
    let _first = Part::start(&["executor", "51061", SCHEDULER]);
    let _second = Part::start(&["executor", "51071", SCHEDULER]);
    wait_for("51062");
    wait_for("51072");
    let client = || {
        let mut command = Command::new(PROGRAM);
        command.args(["client", data, QUERY, SCHEDULER]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    };
    let start = Instant::now();
    let output = client().wait_with_output().unwrap();
    let together = start.elapsed();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
    println!("two executors: {together:?}");

    std::fs::remove_dir_all(data).unwrap();
}
