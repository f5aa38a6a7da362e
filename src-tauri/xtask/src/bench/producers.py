"""One file each from thirteen makers of PDFs, and the words in them by pdftotext and by Assay.

    producers.py SOURCE.md FOLDER ASSAY

Each file is made of a text that is known. For each it prints `words NAME LOST`, where LOST is the share of the words that
pdftotext finds rightly, that is as the text has them, and Assay does not; or `MISSING NAME` and why. Words are what stands
between white space, as a multiset, after NFKC; marks of direction are no words, and quotation marks are all alike.
"""

import html
import json
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

HEBREW = "המורה מחכה שלוש שניות לפני השאלה הבאה. התלמידים מרימים אצבעות ומסבירים את התשובה שלהם."
ARABIC = "ينتظر المعلم ثلاث ثوان قبل السؤال التالي. يرفع التلاميذ أصابعهم ويشرحون إجاباتهم."
ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
MARKS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def words(text):
    plain = unicodedata.normalize("NFKC", text).translate(MARKS).translate(ALIKE)
    return Counter(plain.replace("''", '"').split())


def ran(*command, **more):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, **more)


class Makers:
    """A method for each maker: it makes the file and gives the text that stands in it."""

    def __init__(self, source, folder):
        paragraphs = [part.strip() for part in source.read_text().split("\n\n") if part.strip()]
        self.title, self.text = paragraphs[0].lstrip("# "), paragraphs[1:]
        self.folder = folder
        self.page = self.written("page.html", self.html(f"<h1>{html.escape(self.title)}</h1>" + self.inside(self.text)))

    def written(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path

    def html(self, body, more=""):
        return f"<!doctype html><html {more}><meta charset=utf-8><title>x</title><body>{body}</body></html>"

    def inside(self, paragraphs):
        return "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)

    def all(self, times=1):
        return "\n".join([self.title, *self.text * times])

    def tex(self, out, options, preamble=""):
        safe = [self.title, *self.text * 3]
        for sign in "&%#_$":
            safe = [part.replace(sign, "\\" + sign) for part in safe]
        safe = [part.replace('"', "''").replace(">", "$>$").replace("<", "$<$") for part in safe]
        body = "\\section*{" + safe[0] + "}\n" + "\n\n".join(safe[1:])
        source = f"\\documentclass[{options}]{{article}}{preamble}\\begin{{document}}{body}\\end{{document}}"
        path = self.written(out.stem + ".tex", source)
        ran("pdflatex", "-interaction=batchmode", path.name, cwd=self.folder)
        return self.all(3)

    def chromium_of(self, page, out):
        headless = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        ran("chromium", *headless, f"--print-to-pdf={out}", f"file://{page}")

    def pdftex(self, out):
        return self.tex(out, "a4paper")

    def pdftex_bitmaps(self, out):
        return self.tex(out, "a4paper", "\\usepackage[T1]{fontenc}")

    def two_columns(self, out):
        return self.tex(out, "a4paper,twocolumn")

    def libreoffice(self, out):
        profile = f"-env:UserInstallation=file://{self.folder}/profile"
        page = self.written(f"{out.stem}.html", self.page.read_text())
        ran("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", self.folder, page)
        return self.all()

    def chromium(self, out):
        self.chromium_of(self.page, out)
        return self.all()

    def weasyprint(self, out):
        import weasyprint

        weasyprint.HTML(self.page).write_pdf(out)
        return self.all()

    def cairo(self, out):
        lines = []
        for paragraph in [self.title, *self.text]:
            line = ""
            for word in paragraph.split():
                if len(line) + len(word) > 84:
                    lines.append(line)
                    line = ""
                line += (" " if line else "") + word
            lines += [line, ""]
        line = '<text x="40" y="{}" font-family="DejaVu Serif" font-size="11">{}</text>'
        drawn = "".join(line.format(40 + 14 * at, html.escape(text)) for at, text in enumerate(lines))
        size = f'width="595" height="{60 + 14 * len(lines)}"'
        drawing = self.written("drawing.svg", f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{drawn}</svg>')
        ran("rsvg-convert", "-f", "pdf", "-o", out, drawing)
        return self.all()

    def reportlab(self, out):
        from reportlab.lib.styles import getSampleStyleSheet
        from reportlab.platypus import Paragraph, SimpleDocTemplate

        style = getSampleStyleSheet()["Normal"]
        paragraphs = [self.title, *self.text]
        SimpleDocTemplate(str(out)).build([Paragraph(html.escape(text), style) for text in paragraphs])
        return self.all()

    def typst(self, out):
        import typst

        safe = self.all().replace("\n", "\n\n")
        for sign in "#*_<@$`":
            safe = safe.replace(sign, "\\" + sign)
        typst.compile(str(self.written("page.typ", safe)), output=str(out))
        return self.all()

    def ghostscript(self, out):
        text = self.pdftex(self.folder / "before.pdf")
        ran("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={out}", self.folder / "before.pdf")
        return text

    def ocr(self, out):
        self.chromium_of(self.page, self.folder / "seen.pdf")
        ran("mutool", "draw", "-q", "-r", "200", "-o", self.folder / "seen.png", self.folder / "seen.pdf", "1")
        ran("tesseract", self.folder / "seen.png", out.with_suffix(""), "pdf")
        return self.all()

    def table(self, out):
        rows = [(str(at), f"S{at}", self.text[at % len(self.text)][:40], "3/8 > 3/5") for at in range(1, 41)]
        cells = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}" for cell in row) for row in rows)
        style = "<style>td{border:1px solid;padding:4px}</style>"
        self.chromium_of(self.written("table.html", self.html(f"{style}<table>{cells}</table>")), out)
        return "\n".join(cell for row in rows for cell in row)

    def rotated(self, out):
        self.chromium_of(self.page, self.folder / "upright.pdf")
        ran("qpdf", "--rotate=+90", self.folder / "upright.pdf", out)
        return self.all()

    def right_to_left(self, out):
        paragraphs = [HEBREW, ARABIC] * 6
        self.chromium_of(self.written("rtl.html", self.html(self.inside(paragraphs), "dir=rtl")), out)
        return "\n".join(paragraphs)


NAMES = [name for name, made in vars(Makers).items() if callable(made) and made.__code__.co_varnames[1:2] == ("out",)]
NAMES.remove("tex")


def main():
    source, folder, assay = Path(sys.argv[1]), Path(sys.argv[2]).resolve(), sys.argv[3]
    makers = Makers(source, folder)
    for name in NAMES:
        out = folder / f"{name}.pdf"
        try:
            known = words(getattr(makers, name)(out))
        except (OSError, ImportError, subprocess.CalledProcessError) as error:
            print(f"MISSING {name} {str(error).splitlines()[0]}", flush=True)
            continue
        theirs = words(ran("pdftotext", out, "-", text=True).stdout)
        pages = json.loads(ran(assay, "--json", "evidence", "text", out, text=True).stdout)["data"]["pages"]
        ours = words("\n".join(pages))
        right = theirs & known
        lost = 1 - (right & ours).total() / max(right.total(), 1)
        raw = (theirs & ours).total() / max(theirs.total(), 1)
        true = [(found & known).total() / max(known.total(), 1) for found in (theirs, ours)]
        print(
            f"words {name} {lost:.4f} ({right.total()} words; of the text pdftotext has {true[0]:.4f}, Assay {true[1]:.4f}; "
            f"of pdftotext's as they are Assay has {raw:.4f})",
            flush=True,
        )


main()
