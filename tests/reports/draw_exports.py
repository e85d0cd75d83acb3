"""`python tests/reports/draw_exports.py OUTDIR [MODELS]`: pictures of the exports for the manual.

A week of the bundled samples is exported as PDF, workbook and HTML page; the first page of each is
drawn by other programs, as people see it: pdftoppm, LibreOffice, Chromium. MODELS is the models
folder of a trained data folder; without it a model is trained first.
"""

import argparse
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path

from PIL import Image

from triage_app.export_records import ExportFormat, ExportTarget, ExportWanted
from triage_app.paths import Home
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.screenshots import MONDAY, fill, ticks_before_monday

WEEK = "2026-W47"  # the one before MONDAY
SHADES = 24  # colours of a picture
NARROW, WIDE = 640, 800  # pixels
DOTS = "96"  # per inch


def run(*command):
    subprocess.run([str(one) for one in command], check=True, capture_output=True, timeout=180)


def draw_pdf(source, folder):
    """Return a picture of the first page."""
    run("pdftoppm", "-png", "-r", DOTS, "-f", 1, "-l", 1, "-singlefile", source, folder / "page")
    return folder / "page.png"


def draw_workbook(source, folder):
    """Return a picture of the first printed page."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, source)
    return draw_pdf(source.with_suffix(".pdf"), folder)


def draw_page(source, folder):
    """Return a picture of what a window of a browser shows first."""
    shot = folder / "screen.png"
    size = "--window-size=1100,780"
    run("chromium", "--headless", "--no-sandbox", f"--screenshot={shot}", size, source.as_uri())
    return shot


DRAWN = {
    ExportFormat.PDF: (draw_pdf, NARROW),
    ExportFormat.XLSX: (draw_workbook, WIDE),
    ExportFormat.HTML: (draw_page, WIDE),
}


def keep(drawn, target, width):
    """Write a small picture in few colours."""
    with Image.open(drawn) as picture:
        height = round(picture.height * width / picture.width)
        small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
        few = small.quantize(SHADES, dither=Image.Dither.NONE)
        few.save(target, optimize=True)


def main(out, models):
    """Write a picture of each format in both languages into `out`."""
    with tempfile.TemporaryDirectory() as name:
        home = Home(Path(name) / "home")
        home.folder.mkdir()
        fill(home, models, ticks_before_monday())
        for language, ending in (("fr", ""), ("en", ".en")):
            with closing(Desk(home, Settings(language, "claire"), lambda: MONDAY)) as desk:
                for fmt, (draw, width) in DRAWN.items():
                    folder = Path(tempfile.mkdtemp(dir=name))
                    target = ExportTarget(folder / f"week.{fmt}")
                    made = desk.reports.export(ExportWanted(WEEK, format=fmt), target)
                    keep(draw(made, folder), out / f"export-{fmt}{ending}.png", width)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Draw the exports for the manual.")
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("models", type=Path, nargs="?", help="models folder of a trained home")
    chosen = parser.parse_args()
    main(chosen.out, chosen.models)
