"""Draws what the proof of a package reads: a message, a picture of one and a PDF, in a folder."""

import sys
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter, QPdfWriter

_TEXT = (
    "Ameli : votre remboursement de 248,30 euros est en attente. Confirmez vos "
    "informations avant ce soir sur https://ameli-remboursement.example.top/dossier"
)


def main() -> None:
    """Write the three files."""
    folder = Path(sys.argv[1])
    application = QGuiApplication(sys.argv[:1])
    (folder / "message.txt").write_text(_TEXT + "\n", encoding="utf-8")
    picture = QImage(1000, 400, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    _draw(QPainter(picture), QRect(40, 40, 920, 320), 26)
    picture.save(str(folder / "picture.png"))
    letter = QPdfWriter(str(folder / "letter.pdf"))
    letter.setResolution(96)
    _draw(QPainter(letter), QRect(40, 40, 600, 600), 12)
    application.quit()


def _draw(painter: QPainter, where: QRect, size: int) -> None:
    painter.setFont(QFont("DejaVu Sans", size))
    painter.drawText(where, int(Qt.TextFlag.TextWordWrap), _TEXT)
    painter.end()


if __name__ == "__main__":
    main()
