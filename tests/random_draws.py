"""A pytest plugin for `make properties`: property tests with random draws and many examples.

`make test` draws the same inputs at each run, so that a change is not refused for a fault that was
there before. New inputs are drawn here.
"""

import pytest
from hypothesis import HealthCheck, settings

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


def pytest_addoption(parser):
    parser.addoption("--examples", type=int, default=2000, help="inputs drawn for each property")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Give each property test its own settings with other draws.

    The settings of a test go before those of a profile, and hypothesis has no option for all.
    """
    for item in items:
        if item.get_closest_marker("hypothesis"):
            test = item.obj if not hasattr(item.obj, "__func__") else item.obj.__func__
            own = test._hypothesis_internal_use_settings
            test._hypothesis_internal_use_settings = settings(
                own,
                max_examples=config.getoption("--examples"),
                derandomize=False,
                deadline=None,
                print_blob=True,
                suppress_health_check=[*own.suppress_health_check, *SLOW],
            )
