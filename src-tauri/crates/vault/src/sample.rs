//! Sample identities, for fixtures and demonstrations. Their seeds can be computed by anybody, so their signatures prove
//! nothing and a roster refuses them as members (`sample-key`).

use crate::identity::Identity;
use crate::seed::Seed;
use assay_model::score::Role;
use sha2::{Digest, Sha256};

impl Identity {
    /// Sample identity 1 to 8, whose seed is the SHA-256 of `assay sample identity N`: 1 to 3 are assessors, 4 a mentor,
    /// 5 and 6 panels, 7 and 8 authorities.
    pub fn sample(number: u8) -> Option<Self> {
        let role = match number {
            1..=3 => Role::Assessor,
            4 => Role::Mentor,
            5 | 6 => Role::Panel,
            7 | 8 => Role::Authority,
            _ => return None,
        };
        let seed = Sha256::digest(format!("assay sample identity {number}"));
        let name = format!("Sample {} {number}", role.as_str());
        Self::from_seed(Seed::new(seed.into()), &name, role).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Public key, age recipient and fingerprint of each, computed with another library in another language.
    const KNOWN: [(&str, &str, &str); 8] = [
        (
            "014329e02bc65c538d4abdcce7f41265efd7a03bb321fddd2a9254feede84e87",
            "age1vp0ldhelt0g88efgx7axrzw50k0v65p0tln34zdxvgahhc83a90qengy66",
            "any-afraid-crowd-latin-stay-sound-usual-predict",
        ),
        (
            "9671383e63c60d16b4dde955c9d347418b29fd9d98891c8c37326ae963c17926",
            "age1stf80a8wgjhdzhtv49nfu89s6lusuwxfcv0f2cyndy76p24k6ueq6ug0pf",
            "car-cycle-human-girl-manage-unveil-milk-snake",
        ),
        (
            "73cc5203361cce6469160d9940d3bc6ca86f1aa4ce6dcfd207b9fb68df42c860",
            "age1z9kpqmqypq2tfqc7awgm6n7lspkgpeywd8djv5k9c86p3ydeza3sgkveqs",
            "wave-slim-lumber-park-pledge-vast-hazard-reduce",
        ),
        (
            "c691b66224dc9c893130fb5f19885ef2429b30b1d6b9a8fc96938931648640d9",
            "age1dsq6lnyr2qy9gdk2ukuyhpqumfa5atjpd9ahfdvjwavk2ze2ru6qvhndt8",
            "accuse-asthma-usual-onion-frost-shield-dove-mistake",
        ),
        (
            "ccbfb70a599b4d7e410bb299d67ea55cc1e6f9d04a43814c4d8d7bb1ae81d124",
            "age1vvv4pl2e32hr28ks998d4th34h3cywzlvp84dtw6s0rt4enlsd5scs0kh2",
            "total-dinner-chair-junior-limit-rude-expose-virus",
        ),
        (
            "a7c6d85d7afba91a62afb4f3d1be9cd1ee49e1b13b9a0bba97027fd17cbe794c",
            "age1ta073q2cdqpgluq5tcypczyauhp2vt7g95z3eu279g4hf2rcastqfszl6m",
            "slice-enough-battle-develop-cake-scare-filter-supreme",
        ),
        (
            "76d0e861d39e67c346fa012759c202a3e976a61acb23b9e4f2761932bd324421",
            "age1xpxcx2fyh7a7veqe7pnjeum6jdf2tjzs8ppdhsszr609l46ay4kssvle8l",
            "put-grab-where-unique-measure-simple-auction-nominee",
        ),
        (
            "e805eaaeb92a0ec93fce32f4bccb31afca060b80de60f21f04a47f66ac846cab",
            "age1dyte5xrsv462vt2tw337v5ux5jql9lx077ynjq5nhh0m83p4jy7szswwtu",
            "birth-mansion-crew-call-order-other-jaguar-require",
        ),
    ];

    #[test]
    fn the_samples_are_the_ones_that_rosters_refuse() {
        for (number, (public_key, recipient, fingerprint)) in (1..).zip(KNOWN) {
            let sample = Identity::sample(number).expect("a sample");
            let hex: String = sample.public_key().iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(hex, public_key, "sample {number}");
            assert_eq!(sample.age_recipient(), recipient, "sample {number}");
            assert_eq!(sample.fingerprint().to_string(), fingerprint, "sample {number}");
        }
    }

    #[test]
    fn there_are_eight_of_them() {
        assert!(Identity::sample(0).is_none());
        assert!(Identity::sample(9).is_none());
        assert_eq!(
            Identity::sample(8).map(|sample| sample.name().to_owned()),
            Some("Sample authority 8".to_owned())
        );
    }
}
