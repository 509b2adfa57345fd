//! Long lists of words that are asked for often: one look tells whether a word is in it.

use super::known::{Key, PLACES};

/// The words of a list up to 15 letters long, each at its place.
#[derive(Debug)]
pub(super) struct Set {
    places: [Key; PLACES],
    /// A longer word is looked for in the list itself.
    list: &'static [&'static str],
}

impl Set {
    /// Lays a list out; the build stops at one that would fill more than three quarters.
    pub(super) const fn of(list: &'static [&'static str]) -> Self {
        assert!(list.len() <= PLACES / 4 * 3, "too many words");
        let mut places = [Key::NONE; PLACES];
        let mut at = 0;
        while at < list.len() {
            let key = Key::of(list[at].as_bytes());
            let mut place = key.place();
            while !(places[place].is(Key::NONE) || places[place].is(key)) {
                place = (place + 1) % PLACES;
            }
            places[place] = key;
            at += 1;
        }
        Self { places, list }
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        let key = Key::of(word.as_bytes());
        if key == Key::NONE {
            return self.list.contains(&word);
        }
        let mut at = key.place();
        while let Some(found) = self.places.get(at).filter(|k| **k != Key::NONE) {
            if *found == key {
                return true;
            }
            at = (at + 1) % PLACES;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::Set;

    #[test]
    fn a_set_has_the_words_of_its_list_and_no_others() {
        const LIST: &[&str] = &["grass", "r\u{e9}cup", "a word of more than fifteen letters", "x"];
        static SET: Set = Set::of(LIST);
        for word in LIST {
            assert!(SET.contains(word), "{word}");
        }
        for word in ["", "gras", "recup", "y", "another word of more than fifteen"] {
            assert!(!SET.contains(word), "{word}");
        }
    }
}
