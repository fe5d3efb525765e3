//! Millions of texts: one parser keeps its buffers from text to text, a thread for each core, JSON Lines in and rows out.
//!
//! ```text
//! printf '{"id":"a","text":"新建公园3个。"}\n' | cargo run --example streaming
//! ```

use jianbao::Parser;
use std::error::Error;
use std::io::{BufRead, Write};
use std::sync::{Mutex, mpsc};

#[derive(serde::Deserialize)]
struct Document {
    id: String,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let workers = std::thread::available_parallelism()?.get();
    // A short queue: reading waits for the workers, so that memory stays bounded however long the input is.
    let (sender, receiver) = mpsc::sync_channel::<String>(64 * workers);
    let receiver = Mutex::new(receiver);
    let out = Mutex::new(std::io::BufWriter::new(std::io::stdout()));
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                let mut parser = Parser::new();
                while let Ok(line) = receiver
                    .lock()
                    .map_or(Err(mpsc::RecvError), |lines| lines.recv())
                {
                    match rows(&mut parser, &line) {
                        // A whole document at a time: rows of two documents never mix.
                        Ok(rows) => drop(out.lock().map(|mut out| out.write_all(&rows))),
                        Err(error) => eprintln!("{error}: {line:.60}"),
                    }
                }
            });
        }
        for line in std::io::stdin().lock().lines() {
            sender.send(line?)?;
        }
        drop(sender);
        Ok(())
    })
}

fn rows(parser: &mut Parser, line: &str) -> serde_json::Result<Vec<u8>> {
    let document: Document = serde_json::from_str(line)?;
    let mut rows = Vec::new();
    for row in parser.parse(&document.text).rows() {
        serde_json::to_writer(&mut rows, &row.named(document.id.as_str()))?;
        rows.push(b'\n');
    }
    Ok(rows)
}
