//! What is wrong with a text, or can be read in two ways, shown under its line.

use crate::out::{Style, painted};

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    Error,
    /// Not understood: a figure is missing.
    Unknown,
    /// Two readings: a figure may be another one.
    Ambiguity,
}

/// A place in a text, what is to say of it, and what helps.
#[derive(Debug)]
pub(crate) struct Diagnostic<'a> {
    pub(crate) level: Level,
    /// A name that documents hold, for an error.
    pub(crate) code: Option<&'a str>,
    pub(crate) message: &'a str,
    /// In bytes of the text.
    pub(crate) span: [usize; 2],
    /// Beside the marks.
    pub(crate) label: &'a str,
    /// Below them: a word such as `help`, and a text.
    pub(crate) notes: Vec<(&'a str, &'a str)>,
}

/// Most columns of a line that are shown.
const WIDTH: usize = 100;
/// Columns that stay in front of the place in a long line.
const BEFORE: usize = 20;

impl Diagnostic<'_> {
    /// The lines that show it, without a line break at the end.
    pub(crate) fn render(&self, text: &str, colour: bool) -> String {
        let place = Place::of(text, self.span);
        let number = place.number.to_string();
        let margin = " ".repeat(number.len());
        let style = if self.level == Level::Ambiguity { Style::Notice } else { Style::Bad };
        let faint = |text: &str| painted(text, Style::Faint, colour);
        let bar = faint("|");
        let head = match (self.level, self.code) {
            (Level::Error, Some(code)) => format!("error[{code}]"),
            (Level::Error, None) => "error".to_owned(),
            (Level::Unknown, _) => "not understood".to_owned(),
            (Level::Ambiguity, _) => "two readings".to_owned(),
        };
        let mut lines = vec![format!("{}: {}", painted(&head, style, colour), self.message)];
        let at = format!("line {}, column {}", place.number, place.column);
        lines.push(format!("{margin}{} {at}", faint("-->")));
        lines.push(format!("{margin} {bar}"));
        lines.push(format!("{} {bar} {}", faint(&number), place.shown));
        let marks = painted(&"^".repeat(place.marks), style, colour);
        let label = if self.label.is_empty() { String::new() } else { format!(" {}", self.label) };
        let label = painted(&label, style, colour);
        lines.push(format!("{margin} {bar} {}{marks}{label}", " ".repeat(place.indent)));
        for (word, note) in &self.notes {
            lines.push(format!("{margin} {} {word}: {note}", faint("=")));
        }
        lines.iter().map(|l| l.trim_end()).collect::<Vec<_>>().join("\n")
    }
}

/// Where a span stands on the screen.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    /// The line, from 1.
    number: usize,
    /// The first character of the span in the line, from 1.
    column: usize,
    /// What is shown of the line.
    shown: String,
    /// Columns in front of the marks.
    indent: usize,
    /// Marks; at least one.
    marks: usize,
}

impl Place {
    fn of(text: &str, [start, end]: [usize; 2]) -> Self {
        let start = border(text, start);
        let end = border(text, end).max(start);
        let begin = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let stop = text[start..].find('\n').map_or(text.len(), |i| start + i);
        let number = text[..begin].matches('\n').count() + 1;
        let column = text[begin..start].chars().count() + 1;
        let line = text[begin..stop].trim_end_matches('\r');
        // A span over several lines is marked up to the end of its first one.
        let inner = text.get(start..end.min(begin + line.len())).unwrap_or_default();
        let (before, mut marks) = (columns(&text[begin..start]), columns(inner).max(1));
        let mut indent = before;
        let mut skip = 0;
        if columns(line) > WIDTH {
            skip = before.saturating_sub(BEFORE);
            indent = before - skip;
        }
        let mut shown = String::new();
        let (mut at, mut cut) = (0, false);
        for c in line.chars() {
            let wide = width(c);
            if at >= skip + WIDTH {
                cut = true;
                break;
            }
            if at >= skip {
                // A tab takes one column, and no sign moves the cursor.
                shown.push(if c.is_control() { ' ' } else { c });
            } else if at + wide > skip {
                // Half of a wide character lies before the part that is shown.
                shown.extend(std::iter::repeat_n(' ', at + wide - skip));
            }
            at += wide;
        }
        if cut {
            shown.push_str(" ...");
        }
        if skip > 0 {
            shown.insert_str(0, "... ");
            indent += 4;
        }
        marks = marks.min(WIDTH.saturating_sub(indent.min(WIDTH - 1)));
        Self { number, column, shown, indent, marks }
    }
}

/// The nearest border of a character at or before `at`.
fn border(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// Columns of a character on a terminal: none for marks that stand on another one, two for the wide
/// characters of East Asia and for pictures.
///
/// After the East Asian Width property (Unicode Standard Annex 11), in its large blocks.
fn width(c: char) -> usize {
    match u32::from(c) {
        0x0300..=0x036f
        | 0x0483..=0x0489
        | 0x1ab0..=0x1aff
        | 0x1dc0..=0x1dff
        | 0x20d0..=0x20ff
        | 0x200b..=0x200f
        | 0x2028..=0x202e
        | 0x2060..=0x2064
        | 0xad
        | 0xfe00..=0xfe0f
        | 0xfe20..=0xfe2f
        | 0xfeff
        | 0xe0100..=0xe01ef => 0,
        0x1100..=0x115f
        | 0x2e80..=0x303e
        | 0x3041..=0xa4cf
        | 0xa960..=0xa97f
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff01..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1f64f
        | 0x1f680..=0x1f6ff
        | 0x1f900..=0x1f9ff
        | 0x1fa70..=0x1faff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, of: &str) -> String {
        let start = text.find(of).unwrap();
        let found = Diagnostic {
            level: Level::Ambiguity,
            code: None,
            message: "why",
            span: [start, start + of.len()],
            label: "here",
            notes: vec![("taken", "this"), ("help", "say it")],
        };
        found.render(text, false)
    }

    #[test]
    fn the_marks_stand_under_the_place() {
        assert_eq!(
            shown("erste Zeile\nzwölf x 400m", "400m"),
            "two readings: why\n --> line 2, column 9\n  |\n2 | zwölf x 400m\n  |         ^^^^ here\n  \
             = taken: this\n  = help: say it"
        );
    }

    #[test]
    fn wide_and_combining_characters_keep_the_column() {
        for (text, of, indent, marks) in [
            ("日本 x 400m", "400m", 7, 4),
            ("e\u{301}te 400m", "400m", 4, 4),
            ("6 × 日本", "日本", 4, 4),
            ("\t90s", "90s", 1, 3),
            ("🏃 90s", "90s", 3, 3),
        ] {
            let start = text.find(of).unwrap();
            let place = Place::of(text, [start, start + of.len()]);
            assert_eq!((place.indent, place.marks), (indent, marks), "{text}");
        }
    }

    #[test]
    fn a_long_line_shows_the_part_around_the_place() {
        let text = format!("{}400m{}", "word ".repeat(100), " word".repeat(100));
        let place = Place::of(&text, [500, 504]);
        assert_eq!((place.indent, place.marks), (24, 4));
        assert!(place.shown.starts_with("... ") && place.shown.ends_with(" ..."));
        assert_eq!(&place.shown[24..28], "400m");
    }

    #[test]
    fn any_span_is_shown() {
        for text in ["", "\n", "ö\r\n4 x 400m", "4 x 400m"] {
            for start in 0..=12 {
                for end in 0..=12 {
                    let place = Place::of(text, [start, end]);
                    assert!(place.marks > 0, "{text:?} {start} {end}");
                }
            }
        }
    }

    #[test]
    fn colours_are_left_out_unless_asked_for() {
        let plain = shown("4 x 400m", "400m");
        assert!(!plain.contains('\u{1b}'));
        let found = Diagnostic {
            level: Level::Error,
            code: Some("empty"),
            message: "why",
            span: [0, 0],
            label: "",
            notes: Vec::new(),
        };
        assert!(found.render("", true).contains("\u{1b}[31merror[empty]\u{1b}[0m"));
        assert!(found.render("", false).starts_with("error[empty]: why\n"));
    }
}
