//! A roster: a district's signed list of keys, names and roles, each with the time for which it holds (FORMATS 6). A
//! did:key proves only that a file agrees with itself; who stands behind it is what a roster says.

use crate::key::{PublicKey, Signer};
use crate::record::SignedRecord;
use crate::sealed::{self, FileFault, OUR_LIMIT};
use crate::validity::{Validity, validity};
use assay_model::ids::NotAnId;
use assay_model::json;
use assay_model::score::Role;
use assay_model::{Sha256, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

const FORMAT: &str = "assay/roster/1";

/// The identifier of a roster: `urn:uuid:` of version 4, the same in every edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RosterId(assay_model::ids::RecordId);

impl RosterId {
    /// The identifier as it stands in files.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl std::str::FromStr for RosterId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        text.parse().map(Self)
    }
}

/// Who acts under which key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// Its identifier.
    pub id: RosterId,
    /// Whose it is: `Example District, assessors 2026/27`.
    pub name: String,
    /// From when the roster itself holds.
    pub valid_from: Timestamp,
    /// The people.
    pub members: Vec<Member>,
}

/// One person's key. A key may stand more than once, for different times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Their key.
    pub key: PublicKey,
    /// Their name.
    pub name: String,
    /// What they may do under it; at least one thing.
    pub roles: Vec<Role>,
    /// From when, included.
    pub from: Timestamp,
    /// Until when, included; open where absent.
    pub until: Option<Timestamp>,
}

/// A roster whose signature holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedRoster {
    /// What it says.
    pub roster: Roster,
    /// Who says it.
    pub issuer: PublicKey,
    /// When the signature was made, as it says itself.
    pub created: Timestamp,
    /// SHA-256 of the file.
    pub sha256: Sha256,
}

/// Why a file is no sound roster, or none can be made.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum RosterError {
    /// As with every signed file of ours.
    #[error(transparent)]
    File(#[from] FileFault),
    /// A member is one of the sample identities, with which anybody can sign.
    #[error("{member} has a sample key")]
    SampleKey {
        /// Which member.
        member: String,
    },
}

/// What a roster says of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trust {
    /// The key was a member, in this role, when the record was signed.
    Trusted {
        /// The member's name, as the roster has it.
        member: String,
        /// The member's roles.
        roles: Vec<Role>,
    },
    /// The key stands nowhere in it.
    NotAMember,
    /// The key is a member's, but not for that moment.
    OutsideMembership {
        /// The member's name.
        member: String,
        /// From when.
        from: Timestamp,
        /// Until when.
        until: Option<Timestamp>,
    },
    /// The member may not act in the role that the record states.
    WrongRole {
        /// The member's name.
        member: String,
        /// What the member may do.
        roles: Vec<Role>,
        /// What the record states.
        role: Role,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct WireRoster {
    format: String,
    id: RosterId,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issuer: Option<PublicKey>,
    valid_from: Timestamp,
    members: Vec<WireMember>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireMember {
    key: PublicKey,
    name: String,
    roles: Vec<Role>,
    from: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<Timestamp>,
}

/// Reads the file that a person writes: a roster without `issuer` and `proof`, in any layout. The first edition of one
/// has no `id` yet and gets `new_id`; later editions keep the one that it was signed with.
pub fn read_unsigned_roster(bytes: &[u8], new_id: RosterId) -> Result<Roster, RosterError> {
    let file = json::read_whole(bytes).map_err(FileFault::from)?;
    let Value::Object(mut content) = file else {
        return Err(sealed::shape("not an object").into());
    };
    content
        .entry("id")
        .or_insert_with(|| Value::String(new_id.as_str().to_owned()));
    let (roster, issuer) = from_content(&content)?;
    match issuer {
        None => Ok(roster),
        Some(_) => Err(sealed::shape("issuer is written by signing").into()),
    }
}

/// Reads a signed roster. Its issuer is accepted by whoever names the file; see the issuer's eight words.
pub fn read_roster(bytes: &[u8]) -> Result<SignedRoster, RosterError> {
    let (content, proofs) = sealed::read_object(bytes, OUR_LIMIT)?;
    let (roster, issuer) = from_content(&content)?;
    let issuer = issuer.ok_or_else(|| sealed::shape("issuer is missing"))?;
    let (key, created) = sealed::check_proofs(&content, proofs.as_ref()).map_err(FileFault::from)?;
    sealed::check_issuer(key, issuer)?;
    Ok(SignedRoster {
        roster,
        issuer,
        created,
        sha256: Sha256::of(bytes),
    })
}

/// Whether `roster` vouches for the key of `record` at the moment and in the role that the record states.
pub fn trust(roster: &SignedRoster, record: &SignedRecord) -> Trust {
    let (moment, role) = (record.record.valid_from, record.record.assessor.role);
    let members = roster
        .roster
        .members
        .iter()
        .filter(|member| member.key == record.issuer);
    let mut answers: Vec<Trust> = members.map(|member| member.answer(moment, role)).collect();
    answers.sort_by_key(Trust::rank);
    answers.into_iter().next().unwrap_or(Trust::NotAMember)
}

impl Roster {
    /// The bytes of the roster, signed at `now`.
    pub fn sign(&self, signer: &dyn Signer, now: Timestamp) -> Result<Vec<u8>, RosterError> {
        check(self)?;
        let issuer = PublicKey::from_bytes(signer.public_key()).map_err(|_| FileFault::SignerUnusable)?;
        let content = sealed::from_wire(&WireRoster::new(self, issuer))?;
        let bytes = sealed::seal(&content, signer, now)?;
        read_roster(&bytes)?;
        Ok(bytes)
    }
}

impl Member {
    fn answer(&self, moment: Timestamp, role: Role) -> Trust {
        let member = self.name.clone();
        if validity(Some(self.from), self.until, moment) != Validity::Current {
            let (from, until) = (self.from, self.until);
            return Trust::OutsideMembership { member, from, until };
        }
        let roles = self.roles.clone();
        if roles.contains(&role) {
            Trust::Trusted { member, roles }
        } else {
            Trust::WrongRole { member, roles, role }
        }
    }
}

impl Trust {
    /// The nearer to trust, the lower: of a key that stands more than once, the best answer counts.
    fn rank(&self) -> u8 {
        match self {
            Self::Trusted { .. } => 0,
            Self::WrongRole { .. } => 1,
            Self::OutsideMembership { .. } => 2,
            Self::NotAMember => 3,
        }
    }
}

fn from_content(content: &Map<String, Value>) -> Result<(Roster, Option<PublicKey>), RosterError> {
    sealed::check_format(content.get("format"), "roster")?;
    let wire: WireRoster = sealed::into_wire(content)?;
    let issuer = wire.issuer;
    let roster = wire.roster();
    check(&roster)?;
    Ok((roster, issuer))
}

fn check(roster: &Roster) -> Result<(), RosterError> {
    sealed::one_line("name", &roster.name)?;
    for (at, member) in roster.members.iter().enumerate() {
        let name = &member.name;
        sealed::one_line(&format!("members[{at}].name"), name)?;
        if member.key.is_sample() {
            return Err(RosterError::SampleKey { member: name.clone() });
        }
        if name.trim().is_empty() {
            return Err(sealed::shape(&format!("the member with {} has no name", member.key)).into());
        }
        if member.roles.is_empty() {
            return Err(sealed::shape(&format!("{name} has no role")).into());
        }
        if let Some(until) = member.until.filter(|until| *until < member.from) {
            let from = member.from;
            return Err(sealed::shape(&format!(
                "the membership of {name} ends ({until}) before it begins ({from})"
            ))
            .into());
        }
    }
    Ok(())
}

impl WireRoster {
    fn new(roster: &Roster, issuer: PublicKey) -> Self {
        Self {
            format: FORMAT.to_owned(),
            id: roster.id.clone(),
            name: roster.name.clone(),
            issuer: Some(issuer),
            valid_from: roster.valid_from,
            members: roster.members.iter().map(WireMember::new).collect(),
        }
    }

    fn roster(self) -> Roster {
        Roster {
            id: self.id,
            name: self.name,
            valid_from: self.valid_from,
            members: self.members.into_iter().map(WireMember::member).collect(),
        }
    }
}

impl WireMember {
    fn new(member: &Member) -> Self {
        let Member {
            key,
            name,
            roles,
            from,
            until,
        } = member.clone();
        Self {
            key,
            name,
            roles,
            from,
            until,
        }
    }

    fn member(self) -> Member {
        let Self {
            key,
            name,
            roles,
            from,
            until,
        } = self;
        Member {
            key,
            name,
            roles,
            from,
            until,
        }
    }
}
