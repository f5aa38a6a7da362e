//! PDF files written by hand: the smallest that say what a test needs.

/// A PDF in the making.
pub(crate) struct Paper {
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
}

/// Numbers of the objects that every paper has.
const CATALOG: usize = 1;
const PAGES: usize = 2;
const FONT: usize = 3;

impl Paper {
    pub(crate) fn new() -> Self {
        let font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec();
        Self {
            objects: vec![Vec::new(), Vec::new(), font],
            pages: Vec::new(),
        }
    }

    /// Adds an object; its number.
    pub(crate) fn object(&mut self, body: impl Into<Vec<u8>>) -> usize {
        self.objects.push(body.into());
        self.objects.len()
    }

    /// Adds a stream; its number.
    pub(crate) fn stream(&mut self, dict: &str, bytes: &[u8]) -> usize {
        let head = format!("<< {dict} /Length {} >>\nstream\n", bytes.len());
        self.object([head.as_bytes(), bytes, b"\nendstream"].concat())
    }

    /// Adds a page of A4 with that content; Helvetica is `/F`. `more` stands in its dictionary, after what is usual.
    pub(crate) fn page(&mut self, content: &str, more: &str) -> &mut Self {
        let contents = self.stream("", content.as_bytes());
        let usual = if more.contains("/MediaBox") {
            ""
        } else {
            "/MediaBox [0 0 595 842]"
        };
        let resources = if more.contains("/Resources") {
            String::new()
        } else {
            format!("/Resources << /Font << /F {FONT} 0 R >> >>")
        };
        let page = format!("<< /Type /Page /Parent {PAGES} 0 R {usual} {resources} /Contents {contents} 0 R {more} >>");
        let number = self.object(page);
        self.pages.push(number);
        self
    }

    /// The number that the next object will have.
    pub(crate) fn next(&self) -> usize {
        self.objects.len() + 1
    }

    /// The file, with what `more` adds to its catalog.
    pub(crate) fn written_with(&self, more: &str) -> Vec<u8> {
        let kids: Vec<String> = self.pages.iter().map(|page| format!("{page} 0 R")).collect();
        let tree = format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len());
        let catalog = format!("<< /Type /Catalog /Pages {PAGES} 0 R {more} >>");
        let mut objects = self.objects.clone();
        objects[CATALOG - 1] = catalog.into_bytes();
        objects[PAGES - 1] = tree.into_bytes();
        file(&objects)
    }

    /// The file.
    pub(crate) fn written(&self) -> Vec<u8> {
        self.written_with("")
    }
}

/// A file of these objects, the first of which is the catalog.
pub(crate) fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend(format!("{} 0 obj\n", index + 1).into_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    let trailer = format!(
        "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    bytes.extend(table.into_bytes());
    bytes.extend(trailer.into_bytes());
    bytes
}

/// Lines of text: each at x and y from the left bottom, in type of that size.
pub(crate) fn lines(lines: &[(f64, f64, f64, &str)]) -> String {
    let line = |(x, y, size, text): &(f64, f64, f64, &str)| {
        let escaped = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        format!("BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n")
    };
    lines.iter().map(line).collect()
}
