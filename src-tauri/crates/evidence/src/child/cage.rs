//! The cage around the decoder child (SECURITY 4 "Decoders"), built by itself before it reads a byte of a file.
//!
//! Four walls: limits on memory, core files, new files and processes (rlimits); no right to any file (landlock); a
//! list of the system calls that computing needs, everything else answered with "not permitted" (seccomp); and no
//! memory that is both new and executable. Where the kernel has no landlock the child says so and goes on behind
//! seccomp, which has no `open` in its list; without seccomp it does not work at all.

/// Address space beside what the program itself takes, bytes: the window's maps hundreds of megabytes of libraries that
/// the child never calls.
#[cfg(target_os = "linux")]
const MEMORY: u64 = 512 << 20;

/// Builds the cage; says which walls stand, or which one could not be built.
#[cfg(not(target_os = "linux"))]
pub(super) fn lock() -> Result<Vec<String>, String> {
    Err("this system".to_owned())
}

/// Builds the cage; says which walls stand, or which one could not be built.
#[cfg(target_os = "linux")]
pub(super) fn lock() -> Result<Vec<String>, String> {
    // Asked while there are files. The ruleset needs a descriptor for a moment, so the files go before the limit that
    // allows none.
    let taken = linux::taken();
    let files = linux::no_files();
    linux::limits(taken).map_err(|error| format!("rlimit: {error}"))?;
    linux::few_calls().map_err(|error| format!("seccomp: {error}"))?;
    let mut walls = vec!["rlimit".to_owned(), "seccomp".to_owned()];
    walls.extend(files.then(|| "landlock".to_owned()));
    Ok(walls)
}

#[cfg(target_os = "linux")]
mod linux {
    use super::MEMORY;
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetStatus};
    use rlimit::Resource;
    use seccompiler::{
        BackendError, BpfProgram, Error, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition,
        SeccompFilter, SeccompRule,
    };
    use std::collections::BTreeMap;

    pub(super) fn limits(taken: u64) -> std::io::Result<()> {
        for (resource, most) in [
            (Resource::AS, MEMORY.saturating_add(taken)),
            (Resource::CORE, 0),
            (Resource::FSIZE, 0),
            (Resource::NOFILE, 0),
            (Resource::NPROC, 0),
        ] {
            resource.set(most, most)?;
        }
        Ok(())
    }

    /// Address space that the program takes before it works, bytes; nothing where the kernel does not say.
    #[expect(clippy::disallowed_methods, reason = "the kernel says it in a file, and only there")]
    pub(super) fn taken() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmSize:"));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix("kB"));
        let kilobytes: Option<u64> = kilobytes.and_then(|number| number.trim().parse().ok());
        kilobytes.unwrap_or_default().saturating_mul(1024)
    }

    /// Denies every file and port; false where the kernel cannot.
    pub(super) fn no_files() -> bool {
        let abi = ABI::V4;
        let ruleset = Ruleset::default()
            .handle_access(AccessFs::from_all(abi))
            .and_then(|ruleset| ruleset.handle_access(AccessNet::from_all(abi)))
            .and_then(Ruleset::create)
            .and_then(landlock::RulesetCreated::restrict_self);
        ruleset.is_ok_and(|status| status.ruleset != RulesetStatus::NotEnforced)
    }

    /// What computing, allocating, talking over two pipes, panicking and dying need.
    const CALLS: &[i64] = &[
        libc::SYS_read,
        libc::SYS_readv,
        libc::SYS_write,
        libc::SYS_writev,
        libc::SYS_close,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_brk,
        libc::SYS_madvise,
        libc::SYS_futex,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        libc::SYS_getrandom,
        libc::SYS_clock_gettime,
        libc::SYS_clock_nanosleep,
        libc::SYS_sched_yield,
        libc::SYS_sched_getaffinity,
        libc::SYS_gettid,
        libc::SYS_getpid,
        libc::SYS_tgkill,
        libc::SYS_exit,
        libc::SYS_exit_group,
        libc::SYS_restart_syscall,
    ];

    pub(super) fn few_calls() -> Result<(), Error> {
        let mut rules: BTreeMap<i64, Vec<SeccompRule>> = CALLS.iter().map(|call| (*call, Vec::new())).collect();
        for call in [libc::SYS_mmap, libc::SYS_mprotect] {
            rules.insert(call, vec![not_executable()?]);
        }
        let arch = std::env::consts::ARCH.try_into().map_err(Error::Backend)?;
        let refused = SeccompAction::Errno(libc::EPERM.unsigned_abs());
        let filter = SeccompFilter::new(rules, refused, SeccompAction::Allow, arch).map_err(Error::Backend)?;
        let program: BpfProgram = filter.try_into().map_err(Error::Backend)?;
        seccompiler::apply_filter(&program)
    }

    /// The third argument of `mmap` and `mprotect` has no `PROT_EXEC`.
    fn not_executable() -> Result<SeccompRule, Error> {
        let executable = u64::from(libc::PROT_EXEC.unsigned_abs());
        let condition: Result<SeccompCondition, BackendError> =
            SeccompCondition::new(2, SeccompCmpArgLen::Dword, SeccompCmpOp::MaskedEq(executable), 0);
        condition
            .and_then(|condition| SeccompRule::new(vec![condition]))
            .map_err(Error::Backend)
    }
}
