//! The hostile documents themselves, written by hand, each with what has to come of it.

use crate::documents::Comes::{self, Either, Listed, Shown};
use std::io::{Cursor, Write};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// One file of a row of the list.
pub(crate) struct Doc {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) bytes: Vec<u8>,
    /// Whether a picture of its first page has to come.
    pub(crate) has_pages: bool,
    pub(crate) comes: Comes,
}

/// A line of every page and paragraph here: what is shown of a file that is shown.
const WORDS: &str = "Wait three seconds";
const PAGE: &str = "BT /F 12 Tf 100 700 Td (Wait three seconds) Tj ET";

/// All of them.
pub(crate) fn documents() -> Vec<Doc> {
    [
        acting_pdfs(),
        broken_pdfs(),
        telling_pdfs(),
        office_files(),
        other_files(),
        texts(),
    ]
    .concat_all()
}

trait ConcatAll {
    fn concat_all(self) -> Vec<Doc>;
}

impl<const N: usize> ConcatAll for [Vec<Doc>; N] {
    fn concat_all(self) -> Vec<Doc> {
        self.into_iter().flatten().collect()
    }
}

const fn shown(findings: &'static [&'static str], never: &'static [&'static str]) -> Comes {
    Shown {
        findings,
        words: &[WORDS],
        never,
    }
}

fn doc(id: &'static str, name: &'static str, bytes: impl Into<Vec<u8>>, comes: Comes) -> Doc {
    Doc {
        id,
        name,
        bytes: bytes.into(),
        has_pages: false,
        comes,
    }
}

fn page(id: &'static str, name: &'static str, bytes: impl Into<Vec<u8>>, comes: Comes) -> Doc {
    Doc {
        has_pages: true,
        ..doc(id, name, bytes, comes)
    }
}

/// A PDF of these objects; the first is the catalog.
fn pdf(objects: &[String]) -> Vec<u8> {
    let (mut file, mut table) = (b"%PDF-1.7\n".to_vec(), String::new());
    for (index, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).into_bytes());
    }
    let (start, size) = (file.len(), objects.len() + 1);
    let trailer = format!("trailer << /Size {size} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file.extend(format!("xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}").into_bytes());
    file
}

/// One page: what stands in the catalog and in the page beside the usual, its content, and further objects from 7 on.
fn one_page(catalog: &str, page: &str, content: &str, more: &[String]) -> Vec<u8> {
    let area = if page.contains("/MediaBox") {
        ""
    } else {
        "/MediaBox [0 0 595 842]"
    };
    let pages = if catalog.contains("/Pages") { "" } else { "/Pages 2 0 R" };
    let mut objects = vec![
        format!("<< /Type /Catalog {pages} {catalog} >>"),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R {area} /Resources << /Font << /F 4 0 R >> /XObject << /X 7 0 R >> >> /Contents 5 0 R {page} >>"
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        stream("", content),
        "<< /Producer (by hand) >>".to_owned(),
    ];
    objects.extend_from_slice(more);
    pdf(&objects)
}

fn stream(dict: &str, content: &str) -> String {
    format!("<< {dict} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// PD-001, PD-003, PD-004, PD-006: files that want to act or to fetch.
fn acting_pdfs() -> Vec<Doc> {
    let actions = [
        (
            "open.pdf",
            "/OpenAction << /S /JavaScript /JS (app.alert\\('ran'\\)) >>",
            "",
        ),
        (
            "aa.pdf",
            "/AA << /WC << /S /JavaScript /JS (ran) >> >>",
            "/AA << /O << /S /JavaScript /JS (ran) >> >>",
        ),
        (
            "script.pdf",
            "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (ran) >>] >> >>",
            "",
        ),
        ("launch.pdf", "/OpenAction << /S /Launch /F (/bin/sh) >>", ""),
        ("uri.pdf", "/OpenAction << /S /URI /URI (http://127.0.0.1:9/ran) >>", ""),
        (
            "gotor.pdf",
            "/OpenAction << /S /GoToR /F (other.pdf) /D [0 /Fit] >>",
            "",
        ),
        (
            "gotoe.pdf",
            "/OpenAction << /S /GoToE /T << /R /C /N (a) >> /D [0 /Fit] >>",
            "",
        ),
        (
            "submit.pdf",
            "/OpenAction << /S /SubmitForm /F (http://127.0.0.1:9/ran) >>",
            "",
        ),
        ("import.pdf", "/OpenAction << /S /ImportData /F (/etc/passwd) >>", ""),
    ];
    let acting = actions.map(|(name, catalog, more)| {
        page(
            "PD-001",
            name,
            one_page(catalog, more, PAGE, &[]),
            shown(&[], &["ran", "passwd"]),
        )
    });
    let form = one_page(
        "/AcroForm << /XFA 7 0 R /Fields [] >>",
        "",
        PAGE,
        &[stream("", "<xdp:xdp><script>ran</script></xdp:xdp>")],
    );
    let files = "/Names << /EmbeddedFiles << /Names [(setup.exe) << /Type /Filespec /F (setup.exe) /EF << /F 7 0 R >> >>] >> >>";
    let attached = one_page(files, "", PAGE, &[stream("/Type /EmbeddedFile", "MZ program")]);
    let remote = "/Resources << /Font << /F << /Type /Font /Subtype /Type0 /BaseFont /R /Encoding << /F (http://127.0.0.1:9/cmap) /FS /URL >> /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /FontDescriptor << /Type /FontDescriptor /FontFile2 << /F (http://127.0.0.1:9/font) >> >> >>] >> /G 4 0 R >> >>";
    let fetching = one_page(
        "",
        remote,
        "BT /F 12 Tf 9 9 Td (x) Tj /G 12 Tf 90 690 Td (Wait three seconds) Tj ET",
        &[],
    );
    acting
        .into_iter()
        .chain([
            page("PD-003", "xfa.pdf", form, shown(&["form-flat"], &["ran"])),
            page("PD-004", "attached.pdf", attached, shown(&["files-inside"], &["MZ"])),
            page("PD-006", "remote.pdf", fetching, shown(&[], &[])),
        ])
        .collect()
}

/// PD-007, PD-009, PD-010, PD-015: files that are broken or of no sensible size.
fn broken_pdfs() -> Vec<Doc> {
    let tree = |kids: &str, count: &str| {
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!("<< /Type /Pages /Kids [{kids}] /Count {count} >>"),
            "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 2 >>".to_owned(),
        ];
        objects.push("4 0 R".to_owned());
        pdf(&objects)
    };
    let image = |filter: &str| {
        let dict = format!(
            "/Type /XObject /Subtype /Image /Width 999 /Height 999 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /{filter}"
        );
        one_page(
            "",
            "",
            &format!("q 500 0 0 500 50 50 cm /X Do Q {PAGE}"),
            &[stream(&dict, "\u{1}broken\u{7f}not a picture")],
        )
    };
    let area = |media: &str| one_page("", &format!("/MediaBox {media}"), PAGE, &[]);
    let many = {
        let kids: Vec<String> = (0..5_000).map(|index| format!("{} 0 R", index + 7)).collect();
        let pages = (0..5_000).map(|_| "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 4 0 R >> >> /Contents 5 0 R >>".to_owned());
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!("<< /Type /Pages /Kids [{}] /Count 5000 >>", kids.join(" ")),
            "<< >>".to_owned(),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
            stream("", PAGE),
            "<< >>".to_owned(),
        ];
        objects.extend(pages);
        pdf(&objects)
    };
    vec![
        doc("PD-007", "loop.pdf", tree("3 0 R", "2"), Listed("cannot-be-shown")),
        doc(
            "PD-007",
            "count.pdf",
            tree("4 0 R", "1000000000"),
            Listed("cannot-be-shown"),
        ),
        doc("PD-007", "self.pdf", tree("2 0 R", "1"), Listed("cannot-be-shown")),
        page("PD-009", "jbig2.pdf", image("JBIG2Decode"), shown(&[], &[])),
        page("PD-009", "jpx.pdf", image("JPXDecode"), shown(&[], &[])),
        page("PD-009", "ccitt.pdf", image("CCITTFaxDecode"), shown(&[], &[])),
        page("PD-010", "wide.pdf", area("[0 0 14400 14400]"), shown(&[], &[])),
        page(
            "PD-010",
            "endless.pdf",
            area("[0 0 10000000 10000000]"),
            shown(&[], &[]),
        ),
        page("PD-010", "negative.pdf", area("[595 842 0 0]"), shown(&[], &[])),
        page("PD-015", "many.pdf", many, shown(&[], &[])),
    ]
}

/// PD-012, PD-013, PD-018: files that tell more than they show.
fn telling_pdfs() -> Vec<Doc> {
    let white = format!("{PAGE} 1 g BT /F 12 Tf 100 600 Td (white) Tj ET /OC /L BDC BT 100 500 Td (layer) Tj ET EMC");
    let first = one_page("", "", PAGE, &[]);
    let again = [
        first.as_slice(),
        b"\n5 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n%%EOF\n",
    ]
    .concat();
    let covered = format!("{PAGE} 0 g 90 690 250 30 re f");
    let packet = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator><rdf:Seq><rdf:li>Maria Lopez</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>";
    vec![
        page("PD-012", "white.pdf", one_page("", "", &white, &[]), shown(&[], &[])),
        doc(
            "PD-012",
            "revised.pdf",
            again,
            Shown {
                findings: &["earlier-revisions"],
                words: &[],
                never: &[],
            },
        ),
        page(
            "PD-013",
            "redacted.pdf",
            one_page("", "", &covered, &[]),
            shown(&["text-covered"], &[]),
        ),
        page(
            "PD-018",
            "xmp.pdf",
            one_page(
                "/Metadata 7 0 R",
                "",
                PAGE,
                &[stream("/Type /Metadata /Subtype /XML", packet)],
            ),
            shown(&["metadata-identifies"], &["Lopez"]),
        ),
    ]
}

const CONTENT_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A Word file whose body is `body`, with these further parts.
fn docx(body: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let main = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    let usual: [(&str, &[u8]); 3] = [
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("word/document.xml", main.as_bytes()),
    ];
    zipped(&[&usual, more].concat())
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, options).expect("begun");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

const PARAGRAPH: &str = "<w:p><w:r><w:t>Wait three seconds</w:t></w:r></w:p>";

/// OX-001 to OX-007.
fn office_files() -> Vec<Doc> {
    let template: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/ran.dotm" TargetMode="External"/></Relationships>"#;
    let macros = CONTENT_TYPES.replace(
        "openxmlformats-officedocument.wordprocessingml.document.main",
        "ms-word.document.macroEnabled.main",
    );
    let docm = zipped(&[
        ("[Content_Types].xml", macros.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        (
            "word/document.xml",
            b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>",
        ),
        ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
    ]);
    let bomb = docx(PARAGRAPH, &[("word/footnotes.xml", &vec![b' '; 60 << 20])]);
    let slip = docx(PARAGRAPH, &[("../../escape.txt", b"out")]);
    let changed = r#"<w:p><w:ins w:id="1" w:author="Maria Lopez"><w:r><w:t>Wait three seconds</w:t></w:r></w:ins><w:del w:id="2" w:author="Maria Lopez"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"#;
    let comments: &[u8] = br#"<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="Maria Lopez"><w:p><w:r><w:t>margin</w:t></w:r></w:p></w:comment></w:comments>"#;
    let field = r#"<w:p><w:fldSimple w:instr=" DDEAUTO cmd /k"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>"#;
    vec![
        page(
            "OX-001",
            "template.docx",
            docx(PARAGRAPH, &[("word/_rels/settings.xml.rels", template)]),
            shown(&["remote-content"], &["ran"]),
        ),
        doc("OX-003", "macros.docm", docm, Listed("cannot-be-shown")),
        doc("OX-004", "bomb.docx", bomb, Listed("cannot-be-shown")),
        doc("OX-004", "slip.docx", slip, Listed("cannot-be-shown")),
        page(
            "OX-006",
            "changes.docx",
            docx(changed, &[("word/comments.xml", comments)]),
            shown(
                &["tracked-changes", "review-comments", "metadata-identifies"],
                &["margin", "gone"],
            ),
        ),
        doc(
            "OX-007",
            "object.docx",
            docx(PARAGRAPH, &[("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0")]),
            Listed("cannot-be-shown"),
        ),
        doc("OX-007", "dde.docx", docx(field, &[]), Listed("cannot-be-shown")),
    ]
}

/// OX-009 and OX-010: what other programs open, and what nobody should.
fn other_files() -> Vec<Doc> {
    let compound = |stream: &str| {
        let mut bytes = vec![0; 1536];
        bytes[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
        bytes[24..34].copy_from_slice(&[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
        bytes[44] = 1;
        bytes[57] = 0x10;
        bytes[60..64].copy_from_slice(&[0xfe, 0xff, 0xff, 0xff]);
        bytes[68..72].copy_from_slice(&[0xfe, 0xff, 0xff, 0xff]);
        bytes[76..512].fill(0xff);
        bytes[76..80].copy_from_slice(&[0, 0, 0, 0]);
        bytes[48..52].copy_from_slice(&[1, 0, 0, 0]);
        bytes[512..1024].fill(0xff);
        bytes[512..520].copy_from_slice(&[0xfd, 0xff, 0xff, 0xff, 0xfe, 0xff, 0xff, 0xff]);
        for (at, name) in [(1024, "Root Entry"), (1152, stream)] {
            let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes[at..at + units.len()].copy_from_slice(&units);
            bytes[at + 64] = u8::try_from(units.len() + 2).expect("short");
            bytes[at + 66] = if at == 1024 { 5 } else { 2 };
        }
        bytes
    };
    let odt = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", br#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>Wait three seconds</text:p></office:text></office:body></office:document-content>"#),
    ]);
    let pages = zipped(&[
        ("Index/Document.iwa", b"\0\x10\0"),
        ("Metadata/Properties.plist", b"bplist00"),
    ]);
    vec![
        doc("OX-009", "old.doc", compound("WordDocument"), Listed("cannot-be-shown")),
        doc(
            "OX-009",
            "old.ppt",
            compound("PowerPoint Document"),
            Listed("cannot-be-shown"),
        ),
        doc("OX-009", "old.xls", compound("Workbook"), Listed("cannot-be-shown")),
        doc("OX-009", "plan.pages", pages.clone(), Listed("cannot-be-shown")),
        doc("OX-009", "talk.key", pages, Listed("cannot-be-shown")),
        doc("OX-009", "plan.odt", odt, shown(&[], &[])),
        doc(
            "OX-009",
            "plan.rtf",
            r"{\rtf1\ansi Wait three seconds\par}",
            shown(&[], &["rtf1"]),
        ),
        doc("OX-010", "setup.exe", b"MZ\x90\0".repeat(64), Listed("cannot-be-shown")),
        doc(
            "OX-010",
            "plan.lnk",
            [&b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F"[..], &[0; 60]].concat(),
            Listed("pointer-file"),
        ),
        doc(
            "OX-010",
            "plan.html.lnk",
            [&b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F"[..], &[0; 60]].concat(),
            Listed("pointer-file"),
        ),
        doc(
            "OX-010",
            "plan.url",
            "[InternetShortcut]\r\nURL=http://127.0.0.1:9/ran\r\n",
            Listed("pointer-file"),
        ),
        doc(
            "OX-010",
            "plan.webloc",
            "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>URL</key><string>http://127.0.0.1:9/</string></dict></plist>",
            Listed("pointer-file"),
        ),
        doc(
            "OX-010",
            "plan.desktop",
            "[Desktop Entry]\nType=Application\nExec=/bin/sh\n",
            Either,
        ),
        doc(
            "OX-010",
            "plan.scf",
            "[Shell]\r\nCommand=2\r\nIconFile=\\\\127.0.0.1\\x\r\n",
            Either,
        ),
    ]
}

/// HT: what is read of pages and tables that were written to run.
fn texts() -> Vec<Doc> {
    let html = "<!doctype html><title>t</title><script>ran()</script><style>p{ran:1}</style><p onclick=\"ran()\">Wait three seconds <a href=\"javascript:ran()\">here</a></p><iframe src=ran></iframe>";
    let mut laughs = "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"ha\">".to_owned();
    for (name, of) in ('b'..='j').zip('a'..) {
        laughs.push_str(&format!("<!ENTITY {name} \"{}\">", format!("&{of};").repeat(10)));
    }
    laughs.push_str("]><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text>&j;</text></svg>");
    let points = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path d=\"M0 0{}\"/></svg>",
        " L1 1".repeat(1_000_000)
    );
    let markdown = "# Wait three seconds\n\n<script>ran()</script>\n\n[here](javascript:ran) ![x](http://127.0.0.1:9/x.png) <http://127.0.0.1:9/>\n";
    let references = format!(
        "Wait three seconds\n\n{}\n\n[a]: http://127.0.0.1:9/\n",
        "[a]".repeat(100_000)
    );
    vec![
        doc("HT-001", "plan.html", html, shown(&[], &["ran"])),
        doc("HT-013", "laughs.svg", laughs, Either),
        doc("HT-013", "points.svg", points, Either),
        doc("HT-015", "plan.md", markdown, shown(&[], &["script", "ran()"])),
        doc("HT-015", "references.md", references, shown(&[], &[])),
        doc("HT-016", "brackets.md", "[".repeat(10_000_000), Either),
        doc("HT-016", "stars.md", "*".repeat(10_000_000), Either),
        doc(
            "HT-018",
            "table.csv",
            "who,what\nS1,\"=HYPERLINK(\"\"http://127.0.0.1:9/\"\",\"\"x\"\")\"\nS2,Wait three seconds\n",
            Shown {
                findings: &[],
                words: &[WORDS, "=HYPERLINK("],
                never: &[],
            },
        ),
        doc(
            "HT-019",
            "bidi.txt",
            "Wait three seconds \u{202e}txt.exe\u{202c} end",
            Shown {
                findings: &[],
                words: &[WORDS],
                never: &[],
            },
        ),
    ]
}
