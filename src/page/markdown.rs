//! Markdown as exports have it: a header in YAML, headings, links, emphasis, tables. Blocks that the reading does not need
//! (code, HTML) stay as they are.

use super::html::entity::entity;
use super::{Cell, Mark, Page, Role, Row};
use crate::span::{Span, narrow};

/// Reads a document.
pub(super) fn read(raw: &str) -> Page {
    let mut reader = Reader {
        raw,
        page: Page::default(),
        titled: false,
        open: false,
        table: 0,
        in_table: false,
    };
    let mut header = false;
    let mut code = false;
    let mut at = 0;
    for (i, line) in raw.split_inclusive('\n').enumerate() {
        let text = line.trim_end();
        let span = Span::new(at, at + text.len());
        at += line.len();
        let trimmed = text.trim_start();
        if text == "---" && i == 0 || header && (text == "---" || text == "...") {
            header = !header;
        } else if header {
            reader.metadata(span);
        } else if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            code = !code;
            reader.close(at);
        } else if code {
            reader.line(span, Role::Chrome);
        } else {
            reader.block(span);
        }
    }
    reader.close(raw.len());
    reader.page
}

struct Reader<'r> {
    raw: &'r str,
    page: Page,
    /// The first heading of the first level is the headline.
    titled: bool,
    /// A paragraph that the next line may go on with.
    open: bool,
    table: u32,
    in_table: bool,
}

impl Reader<'_> {
    /// A line of the header: `title: 引才`.
    fn metadata(&mut self, line: Span) {
        let text = line.of(self.raw);
        let Some((key, value)) = text.split_once(':') else {
            return;
        };
        let role = match key.trim().to_ascii_lowercase().as_str() {
            "title" | "标题" => Role::HiddenTitle,
            "date" | "pubdate" | "published" | "publish_date" | "日期" => Role::HiddenDate,
            "source" | "来源" => Role::HiddenSource,
            "author" | "作者" => Role::HiddenAuthor,
            _ => return,
        };
        let value = value.trim().trim_matches(['"', '\'']);
        let Some(start) = text.rfind(value).filter(|_| !value.is_empty()) else {
            return;
        };
        let span = Span::new(line.start() + start, line.start() + start + value.len());
        self.start(role);
        match value
            .char_indices()
            .find(|&(i, c)| i >= 8 && c == 'T')
            .filter(|_| role == Role::HiddenDate)
        {
            Some((clock, _)) => {
                let at = span.start() + clock;
                self.page
                    .visible
                    .copy(self.raw, Span::new(span.start(), at));
                self.page.visible.put(" ", Span::new(at, at + 1));
                self.page
                    .visible
                    .copy(self.raw, Span::new(at + 1, span.end().min(at + 6)));
            }
            None => self.page.visible.copy(self.raw, span),
        }
        self.end(span.end());
    }

    /// A line outside of header and code.
    fn block(&mut self, line: Span) {
        let text = line.of(self.raw);
        let trimmed = text.trim_start();
        let indent = line.start() + (text.len() - trimmed.len());
        let marks = trimmed.chars().take_while(|&c| c == '#').count();
        let body = |skip: usize| Span::new(indent + skip, line.end());
        if trimmed.is_empty() {
            return self.close(line.end());
        }
        if trimmed.starts_with('|') && trimmed.len() > 1 {
            return self.row(body(0));
        }
        self.in_table = false;
        if (1..=6).contains(&marks)
            && trimmed
                .get(marks..)
                .is_some_and(|rest| rest.starts_with([' ', '\t']))
        {
            let role = if marks == 1 && !self.titled || self.page.outline.marks.is_empty() {
                self.titled = true;
                Role::Title
            } else {
                Role::Heading
            };
            let rest = body(marks)
                .of(self.raw)
                .trim_end_matches('#')
                .trim_end()
                .len();
            return self.line(Span::new(indent + marks, indent + marks + rest), role);
        }
        let rule = trimmed
            .chars()
            .all(|c| matches!(c, '-' | '*' | '_' | '=' | ' '));
        if rule && trimmed.len() >= 3 {
            return self.close(line.end());
        }
        // Quotations and items of lists begin a line of their own.
        for mark in ["> ", "- ", "* ", "+ "] {
            if trimmed.starts_with(mark) {
                return self.line(body(mark.len()), Role::Text);
            }
        }
        if trimmed.starts_with("![") && trimmed.ends_with(')') {
            return self.close(line.end());
        }
        self.go_on(Span::new(indent, line.end()));
    }

    /// A row of a table.
    fn row(&mut self, line: Span) {
        let text = line.of(self.raw);
        if text
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
        {
            return;
        }
        if !self.in_table {
            self.in_table = true;
            self.table += 1;
        }
        let row = narrow(self.page.outline.rows.len());
        self.start(Role::Row(row));
        let mut cells = Vec::new();
        let inner = text.trim_start_matches('|').trim_end_matches('|');
        let mut at = line.start() + (text.len() - text.trim_start_matches('|').len());
        for (column, cell) in inner.split('|').enumerate() {
            if column > 0 {
                self.page.visible.put("\t", Span::new(at, at));
            }
            let start = at + (cell.len() - cell.trim_start().len());
            let from = self.page.visible.len();
            self.inline(Span::new(start, (at + cell.trim_end().len()).max(start)));
            cells.push(Cell {
                span: Span::new(from, self.page.visible.len()),
                column: narrow(column),
            });
            at += cell.len() + 1;
        }
        self.page.outline.rows.push(Row {
            table: self.table,
            cells,
        });
        self.end(line.end());
    }

    /// A line by itself.
    fn line(&mut self, line: Span, role: Role) {
        self.close(line.start());
        self.start(role);
        self.inline(line);
        self.end(line.end());
    }

    /// A line that may go on with the paragraph in front.
    fn go_on(&mut self, line: Span) {
        let wide = |c: char| !c.is_ascii();
        let last = self.page.visible.last().filter(|_| self.open);
        match (last, line.of(self.raw).chars().next()) {
            (Some(last), Some(next)) if wide(last) && wide(next) => {}
            (Some(_), _) => self
                .page
                .visible
                .put(" ", Span::new(line.start(), line.start())),
            (None, _) => self.start(Role::Text),
        }
        self.inline(line);
        self.open = true;
    }

    fn start(&mut self, role: Role) {
        if self.open {
            self.close(0);
        }
        let start = self.page.visible.len();
        self.page.outline.marks.push(Mark {
            start: narrow(start),
            role,
            part: Span::new(start, start),
        });
    }

    fn end(&mut self, at: usize) {
        self.page.visible.put("\n", Span::new(at, at));
        self.open = false;
    }

    /// Ends the paragraph that is open.
    fn close(&mut self, at: usize) {
        if self.open {
            // A break stands behind what was read, wherever the next block begins.
            let end = self
                .page
                .visible
                .source(Span::new(0, self.page.visible.len()))
                .end();
            self.end(end.max(at.min(end)));
        }
    }

    /// Text without the marks of emphasis and links.
    fn inline(&mut self, line: Span) {
        let raw = self.raw;
        let from = self.page.visible.len();
        let mut linked = 0;
        let mut at = line.start();
        while let Some(c) = raw.get(at..line.end()).and_then(|rest| rest.chars().next()) {
            let rest = raw.get(at..line.end()).unwrap_or_default();
            let next = at + c.len_utf8();
            let sign = ["**", "__", "~~", "`"]
                .iter()
                .find(|sign| rest.starts_with(**sign));
            if let Some(sign) = sign {
                at += sign.len();
            } else if let Some((text, end)) = link(rest) {
                // A picture shows nothing of its text.
                if c != '!' {
                    self.page
                        .visible
                        .copy(raw, Span::new(at + 1, at + 1 + text));
                    linked += text;
                }
                at += end;
            } else if c == '*' && !rest.starts_with("* ") {
                at = next;
            } else if c == '\\'
                && rest
                    .get(1..)
                    .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_punctuation()))
            {
                self.page.visible.copy(raw, Span::new(next, next + 1));
                at = next + 1;
            } else if let Some((meaning, end)) =
                entity(raw, at).filter(|&(_, end)| c == '&' && end <= line.end())
            {
                self.page
                    .visible
                    .put(&meaning.replace('\n', " "), Span::new(at, end));
                at = end;
            } else {
                self.page.visible.copy(raw, Span::new(at, next));
                at = next;
            }
        }
        let to = self.page.visible.len();
        if linked * 2 > to - from
            && let Some(mark) = self
                .page
                .outline
                .marks
                .last_mut()
                .filter(|mark| mark.role == Role::Text)
        {
            mark.role = Role::Link;
            mark.part = Span::new(from, to);
        }
    }
}

/// The length of a link's text and of the whole link at the beginning of `rest`: `[引才](http://…)`.
fn link(rest: &str) -> Option<(usize, usize)> {
    let picture = usize::from(rest.starts_with('!'));
    let inner = rest.get(picture..)?.strip_prefix('[')?;
    // Both parts must close soon, or each bracket of a text of brackets would search all of it.
    let near = |text: &str, closer: char| {
        text.char_indices()
            .take(MAX_LINK)
            .find(|&(_, c)| c == closer)
            .map(|(i, _)| i)
    };
    let text = near(inner, ']')?;
    let address = inner.get(text + 1..)?.strip_prefix('(')?;
    let end = near(address, ')')?;
    Some((text, picture + 1 + text + 2 + end + 1))
}

/// Characters within which a link's text and its address must end.
const MAX_LINK: usize = 300;
