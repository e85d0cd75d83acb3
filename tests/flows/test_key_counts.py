"""From a copied message to its logged case in three keys, four with the two looks before."""

import measure_keys as measure
import pytest

from triage_app.ui.screenshots import fill, ticks_before_monday


@pytest.fixture(scope="module")
def home(trained_folder, tmp_path_factory):
    from triage_app.paths import Home

    made = Home(tmp_path_factory.mktemp("flows") / "home")
    fill(made, trained_folder / "models", ticks_before_monday())
    return made


@pytest.mark.parametrize("flow", measure.FLOWS, ids=lambda flow: flow.name)
def test_a_case_is_logged_within_its_keys(flow, home, qapp):
    answered = flow.two_looks and len(flow.keys) == 5  # the caller did something
    assert len(flow.keys) <= (3 + flow.two_looks + answered)
    assert measure.run(qapp, home, flow) > 0


def test_the_page_lists_these_flows(checkout):
    page = (checkout / "docs" / "design-language.md").read_text(encoding="utf-8")
    table = page.partition(measure.BEGIN)[2].partition(measure.END)[0]
    rows = [line.split(" | ") for line in table.splitlines()[3:] if line]
    told = [(row[0].removeprefix("| "), row[1], row[2]) for row in rows]
    wanted = [(one.name, measure.shown_keys(one), str(len(one.keys))) for one in measure.FLOWS]
    assert told == wanted
