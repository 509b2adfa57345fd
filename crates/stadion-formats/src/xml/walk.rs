//! A walk over an XML file that forgives: a damaged tag costs what it holds, not what follows.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// Deepest nesting that is followed; recordings need about ten.
pub(super) const MAX_DEPTH: usize = 64;

/// How a walk ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// At the end of the root element.
    Whole,
    /// The file ends before its elements do; the byte.
    Open(usize),
    /// No markup from here on; the byte.
    Broken(usize),
    /// Nested too deep; the byte.
    TooDeep(usize),
}

/// What the walk tells.
pub(super) trait Visitor {
    /// The element names that matter.
    type Tag: Copy + PartialEq;

    /// The tag for a local name.
    fn tag(name: &[u8]) -> Self::Tag;
    /// The tag for every name that does not matter.
    const OTHER: Self::Tag;
    /// Whether an element holds another one of the same tag only by mistake.
    fn closes_itself(tag: Self::Tag) -> bool;
    /// An element begins; `outer` are the elements around it, outermost first.
    fn open(&mut self, tag: Self::Tag, start: &BytesStart<'_>, outer: &[Self::Tag]);
    /// An element ends. `text` is `None` where its end tag is missing.
    fn close(&mut self, tag: Self::Tag, text: Option<&str>, outer: &[Self::Tag]);
}

/// Walks over `bytes`.
pub(super) fn walk<V: Visitor>(bytes: &[u8], visitor: &mut V) -> Ended {
    let mut reader = Reader::from_reader(bytes);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut stack: Vec<V::Tag> = Vec::new();
    let mut text = String::new();
    let mut any = false;
    loop {
        let position = |reader: &Reader<&[u8]>| {
            usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(bytes.len())
        };
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                any = true;
                if stack.len() >= MAX_DEPTH {
                    return Ended::TooDeep(position(&reader));
                }
                let tag = V::tag(start.local_name().as_ref());
                if V::closes_itself(tag)
                    && let Some(depth) = stack.iter().rposition(|&t| t == tag)
                {
                    unwind(&mut stack, depth, visitor);
                }
                text.clear();
                visitor.open(tag, &start, &stack);
                stack.push(tag);
            }
            Ok(Event::Empty(start)) => {
                any = true;
                let tag = V::tag(start.local_name().as_ref());
                visitor.open(tag, &start, &stack);
                visitor.close(tag, Some(""), &stack);
            }
            Ok(Event::Text(piece)) => {
                if text.len() < 256
                    && let Ok(piece) = std::str::from_utf8(&piece)
                {
                    text.push_str(piece);
                }
            }
            Ok(Event::End(end)) => {
                let tag = V::tag(end.local_name().as_ref());
                if stack.last() == Some(&tag) {
                    stack.pop();
                    visitor.close(tag, Some(text.trim()), &stack);
                } else if tag != V::OTHER
                    && let Some(depth) = stack.iter().rposition(|&t| t == tag)
                {
                    unwind(&mut stack, depth, visitor);
                } else if stack.last() == Some(&V::OTHER) {
                    stack.pop();
                }
                text.clear();
            }
            Ok(Event::Eof) => {
                return if stack.is_empty() && any {
                    Ended::Whole
                } else {
                    Ended::Open(bytes.len())
                };
            }
            Ok(_) => {}
            Err(_) => {
                let at = position(&reader);
                // A tag without its end is what a cut file ends with.
                return if at >= bytes.len() { Ended::Open(at) } else { Ended::Broken(at) };
            }
        }
    }
}

/// Ends every element from `depth` inwards, innermost first.
fn unwind<V: Visitor>(stack: &mut Vec<V::Tag>, depth: usize, visitor: &mut V) {
    while stack.len() > depth
        && let Some(tag) = stack.pop()
    {
        visitor.close(tag, None, stack);
    }
}
