//! The tokens of a page, each with its place in the source.

use super::tag::Tag;
use crate::span::Span;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span as Place, Tokenizer};
use std::convert::Infallible;

/// The attributes that are read; values are places in the source.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Attributes {
    pub class: Option<Span>,
    pub id: Option<Span>,
    pub style: Option<Span>,
    /// `property`, `name` or `itemprop`.
    pub key: Option<Span>,
    /// `content` or `datetime`.
    pub content: Option<Span>,
    pub kind: Option<Span>,
    pub rel: Option<Span>,
    pub href: Option<Span>,
    pub colspan: Option<Span>,
    pub rowspan: Option<Span>,
    pub hidden: bool,
}

impl Attributes {
    fn set(&mut self, name: &[u8], value: Option<Span>) {
        let slot = match name {
            b"class" => &mut self.class,
            b"id" => &mut self.id,
            b"style" => &mut self.style,
            b"property" | b"name" | b"itemprop" => &mut self.key,
            b"content" | b"datetime" => &mut self.content,
            b"type" => &mut self.kind,
            b"rel" => &mut self.rel,
            b"href" => &mut self.href,
            b"colspan" => &mut self.colspan,
            b"rowspan" => &mut self.rowspan,
            b"hidden" => {
                self.hidden = true;
                return;
            }
            _ => return,
        };
        // The first of two attributes with one name counts.
        *slot = slot.or(value);
    }
}

/// Who reads the tokens.
pub(super) trait Sink {
    /// A start tag.
    fn open(&mut self, name: &[u8], tag: Tag, attributes: &Attributes, at: Span);
    /// An end tag.
    fn close(&mut self, name: &[u8], tag: Tag, at: Span);
    /// Text between two tags.
    fn text(&mut self, at: Span);
}

/// Reads a page from its first byte to its last.
pub(super) fn tokens(raw: &str, sink: &mut impl Sink) {
    let mut name: Vec<u8> = Vec::new();
    let mut attribute: Vec<u8> = Vec::new();
    let mut attributes = Attributes::default();
    let mut start = 0;
    // Where the text begins that no tag has ended yet.
    let mut free = 0;
    let mut unread = 0;
    let callback = |event: CallbackEvent<'_>, place: Place<usize>| -> Option<Infallible> {
        let at = Span::new(place.start.min(raw.len()), place.end.min(raw.len()));
        match event {
            CallbackEvent::OpenStartTag { name: opened } => {
                text(raw, Span::new(free, at.start()), sink);
                free = at.start().max(free);
                name.clear();
                name.extend(opened);
                attributes = Attributes::default();
                attribute.clear();
                start = at.start();
            }
            CallbackEvent::AttributeName { name } => {
                attribute.clear();
                attribute.extend(name);
                attributes.set(name, None);
            }
            CallbackEvent::AttributeValue { .. } => attributes.set(&attribute, Some(at)),
            CallbackEvent::CloseStartTag { .. } => {
                sink.open(
                    &name,
                    Tag::of(&name),
                    &attributes,
                    Span::new(start, at.end()),
                );
                free = at.end().max(free);
            }
            CallbackEvent::EndTag { name } => {
                text(raw, Span::new(free, at.start()), sink);
                sink.close(name, Tag::of(name), at);
                free = at.end().max(free);
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => {
                text(raw, Span::new(free, at.start()), sink);
                free = at.end().max(free);
            }
            CallbackEvent::String { .. } => unread = at.end(),
            CallbackEvent::Error(_) => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::new(callback);
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(raw, emitter).finish();
    // Behind the last tag; a tag that the page ends in is none of it.
    text(raw, Span::new(free, unread.max(free)), sink);
}

fn text(raw: &str, at: Span, sink: &mut impl Sink) {
    if !at.of(raw).is_empty() {
        sink.text(at);
    }
}
