//! What stands inside the sealed file: three lines of ours, each a comment to age, and the age key that comes from the
//! seed. Whatever is not exactly what [`write`] would write for the identity it names is refused.

use crate::age_file::Damage;
use crate::identity::Identity;
use crate::seed::Seed;
use zeroize::Zeroizing;

const NAME: &str = "# assay-name: ";
const ROLE: &str = "# assay-role: ";
const SEED: &str = "# assay-seed: ";

/// The lines of an identity.
pub(crate) fn write(identity: &Identity) -> Zeroizing<String> {
    Zeroizing::new(format!(
        "{NAME}{}\n{ROLE}{}\n{SEED}{}\n{}\n",
        identity.name(),
        identity.role().as_str(),
        *identity.seed().multibase(),
        *identity.seed().age_secret_key(),
    ))
}

/// The identity of the lines.
pub(crate) fn read(text: &str) -> Result<Identity, Damage> {
    let mut lines = text.split('\n');
    let mut field = |label| lines.next()?.strip_prefix(label);
    let (name, role, seed) = (field(NAME), field(ROLE), field(SEED));
    let (Some(name), Some(role), Some(seed)) = (name, role, seed) else {
        return Err(Damage::Lines);
    };
    let role = role.parse().map_err(|_| Damage::Lines)?;
    let seed = Seed::from_multibase(seed).ok_or(Damage::Lines)?;
    let identity = Identity::from_seed(seed, name, role).map_err(|_| Damage::Lines)?;
    if lines.next() != Some(identity.seed().age_secret_key().as_str()) {
        return Err(Damage::KeyDiffers);
    }
    if *write(&identity) == text {
        Ok(identity)
    } else {
        Err(Damage::Lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> String {
        let identity = Identity::sample(1).expect("sample 1");
        write(&identity).to_string()
    }

    #[track_caller]
    fn check(change: impl Fn(&str) -> String, damage: Damage) {
        let good = lines();
        assert!(read(&good).is_ok());
        let bad = change(&good);
        assert_ne!(bad, good);
        assert_eq!(read(&bad).err(), Some(damage), "{bad}");
    }

    #[test]
    fn three_comments_and_a_key_that_age_reads() {
        assert_eq!(
            lines(),
            "# assay-name: Sample assessor 1\n\
             # assay-role: assessor\n\
             # assay-seed: zD8wPaotWAYCcXZEx4GJvoBL6Gg8DgG5Peyz1CFLZasfD\n\
             AGE-SECRET-KEY-1UD3CEXKT0WUDG0S5C6DUN8D6JH9TGQG7KUDURP6D8DPDF3T2MMZSF97RV7\n"
        );
    }

    #[test]
    fn a_missing_line_is_damage() {
        for at in 0..3 {
            check(|good| without(good, at), Damage::Lines);
        }
        check(|good| without(good, 3), Damage::KeyDiffers);
        check(|_| String::new(), Damage::Lines);
    }

    #[test]
    fn a_doubled_line_is_damage() {
        for (at, damage) in [
            (0, Damage::Lines),
            (1, Damage::Lines),
            (2, Damage::KeyDiffers),
            (3, Damage::Lines),
        ] {
            check(|good| doubled(good, at), damage);
        }
    }

    #[test]
    fn lines_in_another_order_or_spelling_are_damage() {
        check(|good| good.replace("# assay-name: ", "# assay-name:"), Damage::Lines);
        check(|good| good.replace("Sample", " Sample"), Damage::Lines);
        check(
            |good| good.replace("# assay-role: assessor", "# assay-role: Assessor"),
            Damage::Lines,
        );
        check(
            |good| good.replace("# assay-role: assessor", "# assay-role: owner"),
            Damage::Lines,
        );
        check(|good| good.replace("assay-seed: z", "assay-seed: m"), Damage::Lines);
        check(|good| good.replace("assay-seed: zD", "assay-seed: z1D"), Damage::Lines);
        check(|good| good.replace('\n', "\r\n"), Damage::Lines);
        check(|good| good.to_lowercase(), Damage::Lines);
        check(|good| good.trim_end().to_owned(), Damage::Lines);
        check(|good| format!("{good}\n"), Damage::Lines);
        check(|good| format!("{good}# more\n"), Damage::Lines);
        check(|good| format!("\u{feff}{good}"), Damage::Lines);
    }

    #[test]
    fn a_key_that_is_not_the_seeds_is_damage() {
        let other = write(&Identity::sample(2).expect("sample 2")).to_string();
        let (key, seed) = (
            other.lines().nth(3).expect("a key"),
            other.lines().nth(2).expect("a seed"),
        );
        check(
            |good| good.lines().take(3).chain([key, ""]).collect::<Vec<_>>().join("\n"),
            Damage::KeyDiffers,
        );
        check(
            |good| {
                good.lines()
                    .take(2)
                    .chain([seed])
                    .chain(good.split('\n').skip(3))
                    .collect::<Vec<_>>()
                    .join("\n")
            },
            Damage::KeyDiffers,
        );
    }

    fn without(text: &str, at: usize) -> String {
        let lines = text.split_inclusive('\n').enumerate();
        lines.filter(|(index, _)| *index != at).map(|(_, line)| line).collect()
    }

    fn doubled(text: &str, at: usize) -> String {
        let lines = text.split_inclusive('\n').enumerate();
        lines
            .map(|(index, line)| if index == at { line.repeat(2) } else { line.to_owned() })
            .collect()
    }
}
