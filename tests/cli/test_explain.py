"""`vigie explain`: all contributions as text, as JSON and as a valid page without live links."""

import re
from html.parser import HTMLParser

import pytest

HOSTILE = (
    "AMELI <script>alert(1)</script> & co : votre carte Vitale expire, payez ⟨PETIT_MONTANT⟩ sur "
    "https://ameli-renouv.top/a?b=1&c=<i>2 ou www.ameli-vite.top\nSous 24h !"
)
VOID = {"meta", "br"}


class Page(HTMLParser):
    """HTML parser that checks the nesting of elements and collects the text."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.attributes, self.said = [], [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.said.append(data)


@pytest.fixture
def page(vigie, tmp_path):
    def make(text, *options):
        out = tmp_path / "page.html"
        vigie("explain", "-", "--html", "--out", out, *options, stdin=text)
        return out.read_text(encoding="utf-8")

    return make


def test_text_lists_all_parts_and_the_sum(vigie, sms):
    lines = vigie("explain", sms).stdout.splitlines()
    assert lines[0].startswith("Très probablement une arnaque")
    assert any("I01" in line for line in lines)
    assert any("Somme (log-cotes)" in line for line in lines)
    assert "ameli-renouv.top" not in "\n".join(lines)


def test_json_contributions_add_up(vigie, sms):
    row = vigie.json("explain", sms)
    total = row["base"] + sum(one["weight"] for one in row["contributions"])
    assert total == pytest.approx(row["log_odds"], abs=1e-9)
    told = sum(one["weight"] for one in row["reasons"])
    assert total == pytest.approx(row["base"] + told + row["rest"])
    assert row["rest_text"] not in {one["text"] for one in row["reasons"]}
    assert {one["kind"] for one in row["contributions"]} == {"rule", "word", "shape"}
    assert row["thresholds"]["doubt"] <= row["thresholds"]["several"] <= row["thresholds"]["top"]


def test_the_page_is_valid_has_no_live_links_and_loads_nothing(page):
    text = page(HOSTILE, "--channel", "sms", "--sender", "06 39 98 11 22")
    found = Page(text)
    assert not {"script", "img", "link", "a", "iframe", "i"} & set(found.tags)
    assert not {"href", "src", "onclick"} & {name for name, _ in found.attributes}
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in found.attributes
    said = "".join(found.said)
    assert "<script>" in said or "alert(1)" in said or "AMELI" in said
    assert not re.search(r"https?://|www\.\w", said)
    assert "ameli-renouv.top" not in said
    assert "ameli-renouv[.]top" in said
    assert "url(" not in text
    assert "@import" not in text
    assert "prefers-color-scheme:dark" in text
    assert "@media print" in text


def test_highlights_have_the_numbers_of_the_reasons(page):
    text = page(HOSTILE, "--channel", "sms")
    numbers = {int(one) for one in re.findall(r"<sup>(\d)</sup></mark>", text)}
    reasons = text.split("<ol>")[1].split("</ol>")[0].count("<li>")
    assert numbers
    assert max(numbers) <= reasons <= 6


def test_mails_and_short_texts_can_be_explained(page):
    mail = "Madame, votre relevé est dans votre espace. https://www.ameli.fr\nCordialement"
    text = page(mail, "--channel", "email", "--sender", "Ameli <a@ameli.example>", "--subject", "x")
    assert "a@ameli.example" not in "".join(Page(text).said)
    assert "texte est trop court" in "".join(Page(page("ok", "--channel", "sms")).said)


def test_english_page(vigie, page):
    vigie.settle('language = "en"\n')
    text = page(HOSTILE)
    assert '<html lang="en">' in text
    assert "Why this verdict" in text
    assert "arnaque" not in "".join(Page(text).said)


def test_without_a_model_the_rules_are_listed(bare, sms, tmp_path):
    out = tmp_path / "page.html"
    bare("explain", sms, "--html", "--out", out)
    assert "Sans modèle" in "".join(Page(out.read_text(encoding="utf-8")).said)
    assert "I01" in out.read_text(encoding="utf-8")
    assert bare("explain", sms).stdout.count("\n") > 2


def test_wrong_usage_and_paths_that_cannot_be_written(vigie, sms, tmp_path):
    assert "could not" not in vigie.fails(
        "explain", sms, "--html", "--out", tmp_path / "none" / "page.html"
    )
    assert vigie.fails("explain", tmp_path / "missing.txt")
