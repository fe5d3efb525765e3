//! Reports as pages to look at: every figure, time and place coloured in the text, and the records beside it.
//!
//! ```text
//! highlight FILE > page.html     one page that needs nothing else
//! highlight DIR --out PAGES      a page a report, and index.html with what a folder holds
//! ```

mod escape;
mod index;
mod page;

use jianbao::Parser;
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let out = match arguments.iter().position(|argument| argument == "--out") {
        Some(at) if at + 1 < arguments.len() => {
            arguments.remove(at);
            Some(PathBuf::from(arguments.remove(at)))
        }
        Some(_) => return Err("--out wants a folder".into()),
        None => None,
    };
    match (arguments.as_slice(), out) {
        ([input], None) if Path::new(input).is_file() => {
            let bytes = std::fs::read(input)?;
            let report = Parser::new().parse_file(input, &bytes)?;
            print!("{}", page::page(input, &report, None));
            Ok(())
        }
        (inputs, Some(out)) if !inputs.is_empty() => folder(inputs, &out),
        _ => Err("usage: highlight FILE > page.html, or highlight DIR… --out PAGES".into()),
    }
}

fn folder(inputs: &[String], out: &Path) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(out)?;
    let mut parser = Parser::new();
    let mut summary = index::Summary::default();
    for (number, path) in files(inputs)?.iter().enumerate() {
        let bytes = std::fs::read(path)?;
        let report = match parser.parse_file(&path.to_string_lossy(), &bytes) {
            Ok(report) => report,
            Err(error) => {
                eprintln!("{}: {error}", path.display());
                continue;
            }
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // A number in front keeps two reports of one name apart.
        let file = format!("{number:04}-{}.html", escape::file_name(&name));
        std::fs::write(
            out.join(&file),
            page::page(&name, &report, Some("index.html")),
        )?;
        summary.add(&name, &file, &report);
    }
    std::fs::write(out.join("index.html"), summary.page())?;
    println!("{}", out.join("index.html").display());
    Ok(())
}

fn files(inputs: &[String]) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for input in inputs {
        let path = PathBuf::from(input);
        if !path.is_dir() {
            files.push(path);
            continue;
        }
        let mut found = Vec::new();
        for entry in std::fs::read_dir(path)? {
            let path = entry?.path();
            let known = ["txt", "html", "htm", "md", "xml"];
            if path
                .extension()
                .is_some_and(|e| known.iter().any(|known| e == *known))
            {
                found.push(path);
            }
        }
        found.sort();
        files.append(&mut found);
    }
    Ok(files)
}
