"""The frame and the style sheet of the HTML reports: weekly report and explanation of a score."""

from __future__ import annotations

from html import escape

# If markup slipped through the escaping, the browser would still neither run nor load it.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html_page(title: str, language: str, body: str, more_style: str = "") -> bytes:
    """Return a self-contained HTML page as UTF-8.

    `title` is plain text, `body` is HTML that the caller has escaped, `more_style` is CSS added
    to the common style sheet.
    """
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>Vigie – {escape(title)}</title>\n<style>{_STYLE}{more_style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")


# Printable on A4. Every meaning given by a colour is also given by a word or a shape.
_STYLE = """
:root{--ink:#1c2733;--soft:#5a6b7b;--line:#d5dde5;--now:#1f5f8b;--was:#b9c8d6;--mark:#c2571a;
--paper:#fff;--desk:#eef2f5}
@media (prefers-color-scheme:dark){:root{--ink:#e6ecf1;--soft:#a3b1bf;--line:#384754;--now:#6fb1dd;
--was:#51616f;--mark:#f0955c;--paper:#18212a;--desk:#10171d}}
*{box-sizing:border-box}
body{margin:0;background:var(--desk);color:var(--ink);
font:15px/1.45 system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif}
main{max-width:1080px;margin:0 auto;padding:28px 36px 40px;background:var(--paper);min-height:100vh}
header p{margin:0;color:var(--soft)}header p:first-child{letter-spacing:.12em;
text-transform:uppercase;font-size:12px}
h1{margin:2px 0 2px;font-size:28px;line-height:1.2}
h2{margin:0 0 8px;font-size:16px}
section{margin-top:26px;overflow-wrap:anywhere}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(215px,1fr));gap:12px}
.tile{border:1px solid var(--line);border-radius:8px;padding:12px 14px}
.tile h2{font-size:13px;font-weight:600;color:var(--soft);margin:0}
.figure{font-size:26px;font-weight:650;margin:4px 0 2px;font-variant-numeric:tabular-nums}
.small{font-size:12.5px;color:var(--soft);margin:0}
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(440px,1fr));gap:26px 36px}
table{width:100%;border-collapse:collapse;font-size:14px}
th,td{padding:5px 6px;border-bottom:1px solid var(--line);text-align:left;vertical-align:middle}
thead th,thead td{font-size:12px;font-weight:600;color:var(--soft);vertical-align:bottom}
tbody th{font-weight:400}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .n{white-space:normal}
.strong{font-weight:650}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 18px;margin:0}
dt{color:var(--soft)}dd{margin:0}
footer{margin-top:30px;border-top:1px solid var(--line);padding-top:10px}
@media (max-width:640px){main{padding:18px}.grid{grid-template-columns:1fr}}
@media print{@page{size:A4;margin:14mm}
:root{--ink:#000;--soft:#444;--line:#bbb;--now:#1f5f8b;--was:#b9c8d6;--mark:#c2571a;
--paper:#fff;--desk:#fff}
main{max-width:none;padding:0}body{font-size:11pt}.grid{grid-template-columns:1fr 1fr;gap:18px}
.tile,tr,svg,.grid>div{break-inside:avoid}h2{break-after:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""
