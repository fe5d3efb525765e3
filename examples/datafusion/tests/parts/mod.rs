//! The parts of a cluster on this machine, and a query that goes through all texts.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_jianbao-datafusion");

const QUERY: &str = "\
    select s.place as place, s.unit as unit, count(*) as figures, sum(cast(s.value as decimal(38, 4))) as total \
    from (select unnest(parse_report(text)) as s from reports) \
    group by s.place, s.unit order by figures desc, place, unit limit 30";

/// A process that ends with the test, however it ends.
pub struct Part(Child);

impl Part {
    fn start(arguments: &[&str]) -> Part {
        let mut command = Command::new(PROGRAM);
        command.args(arguments);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        Part(command.spawn().unwrap())
    }

    pub fn scheduler(port: &str) -> Part {
        let part = Part::start(&["scheduler", port]);
        wait_for(port);
        part
    }

    /// An executor that takes `port` and the next one.
    pub fn executor(port: u16, scheduler: &str) -> Part {
        let part = Part::start(&["executor", &port.to_string(), scheduler]);
        wait_for(&(port + 1).to_string());
        part
    }

    /// Ends the process at once, as a machine that loses power does.
    pub fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The model reports, so many times over, as Parquet files; gone when the test ends.
pub struct Data(PathBuf);

impl Data {
    pub fn new(name: &str, copies: usize) -> Data {
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
        let path = std::env::temp_dir().join(format!("jianbao-{name}-{}", std::process::id()));
        let data = Data(path);
        let pack = [
            "pack",
            seeds.to_str().unwrap(),
            data.path(),
            &copies.to_string(),
        ];
        answer(Command::new(PROGRAM).args(pack).output().unwrap());
        data
    }

    pub fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }

    /// The answer of one process, and how long it took.
    pub fn alone(&self) -> (String, Duration) {
        let start = Instant::now();
        let output = Command::new(PROGRAM)
            .args(["local", self.path(), QUERY])
            .output();
        (answer(output.unwrap()), start.elapsed())
    }

    /// Starts the query on a cluster.
    pub fn client(&self, scheduler: &str) -> Child {
        let mut command = Command::new(PROGRAM);
        command.args(["client", self.path(), QUERY, scheduler]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    }
}

impl Drop for Data {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub fn answer(output: Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

fn wait_for(port: &str) {
    let until = Instant::now() + Duration::from_secs(60);
    while std::net::TcpStream::connect(format!("127.0.0.1:{port}")).is_err() {
        assert!(Instant::now() < until, "nothing listens on {port}");
        sleep(Duration::from_millis(100));
    }
}
