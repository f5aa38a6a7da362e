//! Codecs by the names that containers give them, and whether the window plays them: what WebKitGTK 2.50.6 with gst-libav
//! was seen to play on Debian 12, a film of each with its clock running. A codec that is not in the table is named as the container names it.

/// A codec.
pub(crate) struct Codec {
    pub(crate) word: String,
    pub(crate) name: String,
    pub(crate) playable: bool,
}

/// Word, name, playable, and the names in ISO media (RFC 6381), Matroska and AVI.
type Row = (&'static str, &'static str, bool, &'static [&'static str]);

const ROWS: &[Row] = &[
    (
        "h264",
        "H.264",
        true,
        &[
            "avc1",
            "avc2",
            "avc3",
            "avc4",
            "H264",
            "h264",
            "X264",
            "V_MPEG4/ISO/AVC",
        ],
    ),
    (
        "hevc",
        "H.265",
        true,
        &["hvc1", "hev1", "hvc2", "HEVC", "V_MPEGH/ISO/HEVC"],
    ),
    ("vp8", "VP8", true, &["vp08", "VP80", "V_VP8"]),
    ("vp9", "VP9", true, &["vp09", "VP90", "V_VP9"]),
    ("av1", "AV1", true, &["av01", "AV01", "V_AV1"]),
    ("theora", "Theora", true, &["V_THEORA"]),
    (
        "mpeg4",
        "MPEG-4 Visual",
        true,
        &[
            "mp4v",
            "FMP4",
            "DIVX",
            "XVID",
            "DX50",
            "V_MPEG4/ISO/ASP",
            "V_MPEG4/ISO/SP",
        ],
    ),
    (
        "mjpeg",
        "Motion JPEG",
        true,
        &["jpeg", "mjpa", "mjpb", "MJPG", "V_MJPEG"],
    ),
    ("h263", "H.263", true, &["s263", "h263", "H263"]),
    (
        "mpeg2",
        "MPEG-2 video",
        true,
        &["mp2v", "mx3n", "xdv1", "MPG2", "V_MPEG2"],
    ),
    ("mpeg1", "MPEG-1 video", true, &["mp1v", "MPG1", "V_MPEG1"]),
    (
        "prores",
        "Apple ProRes",
        true,
        &["apch", "apcn", "apcs", "apco", "ap4h", "ap4x", "V_PRORES"],
    ),
    ("dnxhd", "Avid DNxHD", false, &["AVdn", "AVdh"]),
    ("dv", "DV", false, &["dvc ", "dvcp", "dvsd", "dv5p", "dv5n"]),
    ("cinepak", "Cinepak", true, &["cvid"]),
    ("sorenson", "Sorenson Video", false, &["SVQ1", "SVQ3"]),
    (
        "wmv",
        "Windows Media Video",
        false,
        &["WMV1", "WMV2", "WMV3", "WVC1", "vc-1"],
    ),
    ("vvc", "H.266", false, &["vvc1", "vvi1"]),
    ("encrypted", "encrypted video", false, &["encv"]),
    (
        "aac",
        "AAC",
        true,
        &[
            "mp4a",
            "A_AAC",
            "A_AAC/MPEG4/LC",
            "A_AAC/MPEG2/LC",
            "A_AAC/MPEG4/LC/SBR",
        ],
    ),
    ("alac", "Apple Lossless", true, &["alac", "A_ALAC"]),
    ("mp3", "MP3", true, &[".mp3", "mp3 ", "A_MPEG/L3"]),
    ("mp2", "MPEG audio", true, &["A_MPEG/L2", "A_MPEG/L1", ".mp2"]),
    ("opus", "Opus", true, &["Opus", "A_OPUS"]),
    ("vorbis", "Vorbis", true, &["A_VORBIS"]),
    ("flac", "FLAC", true, &["fLaC", "A_FLAC"]),
    (
        "pcm",
        "uncompressed sound",
        true,
        &[
            "lpcm",
            "sowt",
            "twos",
            "raw ",
            "NONE",
            "in24",
            "in32",
            "fl32",
            "fl64",
            "ipcm",
            "fpcm",
            "A_PCM/INT/LIT",
            "A_PCM/INT/BIG",
            "A_PCM/FLOAT/IEEE",
        ],
    ),
    (
        "law",
        "telephone sound (G.711)",
        true,
        &["ulaw", "alaw", "ULAW", "ALAW"],
    ),
    ("adpcm", "ADPCM", true, &["ima4", "ms\0\x11", "ms\0\x02"]),
    ("ac3", "Dolby Digital", true, &["ac-3", "ec-3", "A_AC3", "A_EAC3"]),
    ("ac4", "Dolby AC-4", false, &["ac-4"]),
    ("dts", "DTS", true, &["dtsc", "dtsh", "dtsl", "dtse", "A_DTS"]),
    ("amr", "AMR", false, &["samr", "sawb", "sawp"]),
    ("truehd", "Dolby TrueHD", true, &["mlpa", "A_TRUEHD"]),
    ("qdesign", "QDesign Music", false, &["QDM2", "QDMC"]),
    ("encrypted", "encrypted sound", false, &["enca", "drms"]),
    (
        "captions",
        "captions",
        true,
        &[
            "tx3g",
            "text",
            "wvtt",
            "stpp",
            "c608",
            "c708",
            "S_TEXT/UTF8",
            "S_TEXT/WEBVTT",
            "S_TEXT/ASS",
            "S_VOBSUB",
        ],
    ),
    (
        "telemetry",
        "telemetry",
        true,
        &["gpmd", "camm", "mett", "metx", "urim"],
    ),
    ("timecode", "time code", true, &["tmcd"]),
];

/// The codec that a container calls `name`.
pub(crate) fn named(name: &str) -> Codec {
    let row = ROWS
        .iter()
        .find(|row| row.3.contains(&name))
        .or_else(|| ROWS.iter().find(|row| row.0 == name));
    row.map_or_else(
        || unknown(name),
        |row| Codec {
            word: row.0.to_owned(),
            name: row.1.to_owned(),
            playable: row.2,
        },
    )
}

/// The codec of a WAVE format tag (RFC 2361).
pub(crate) fn wave(tag: u16) -> Codec {
    match tag {
        1 | 3 => named("pcm"),
        6 | 7 => named("law"),
        2 | 0x11 => named("adpcm"),
        0x50 => named("mp2"),
        0x55 => named("mp3"),
        0xff | 0x1600 | 0x1610 => named("aac"),
        0x2000 => named("ac3"),
        0x2001 => named("dts"),
        0x160..=0x163 => Codec {
            word: "wma".to_owned(),
            name: "Windows Media Audio".to_owned(),
            playable: false,
        },
        _ => unknown(&format!("wave-0x{tag:04x}")),
    }
}

/// An MPEG-4 object type indication (ISO/IEC 14496-1, table 5; mp4ra.org).
pub(crate) fn object_type(indication: u8) -> Option<Codec> {
    match indication {
        0x40 | 0x66..=0x68 => Some(named("aac")),
        0x69 | 0x6b => Some(named("mp3")),
        0x20 => Some(named("mpeg4")),
        0x60..=0x65 => Some(named("mpeg2")),
        0x6a => Some(named("mpeg1")),
        0x6c => Some(named("mjpeg")),
        0xa5 | 0xa6 => Some(named("ac3")),
        0xa9..=0xac => Some(named("dts")),
        0xad => Some(named("opus")),
        0xdd => Some(named("vorbis")),
        _ => None,
    }
}

/// Four bytes as they stand, what cannot be printed as `?`.
pub(crate) fn four(bytes: [u8; 4]) -> String {
    bytes
        .iter()
        .map(|byte| {
            if byte.is_ascii_graphic() || *byte == b' ' || *byte == 0 {
                char::from(*byte)
            } else {
                '?'
            }
        })
        .collect()
}

fn unknown(name: &str) -> Codec {
    let name: String = name.chars().filter(|c| !c.is_control()).take(40).collect();
    Codec {
        word: name.trim().to_lowercase(),
        name: format!("\u{201c}{}\u{201d}", name.trim()),
        playable: false,
    }
}
