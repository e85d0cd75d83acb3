"""A pytest plugin for `make shapes`: the tests of the window in every look, not in some of them."""


def pytest_addoption(parser):
    parser.addoption("--all-shapes", action="store_true", default=True, help="every look")


def pytest_collection_modifyitems(config, items):
    """Keep the tests that are run in several sizes of the window, or in both directions of Tab."""
    left = [one for one in items if not _has_shapes(one)]
    config.hook.pytest_deselected(items=left)
    items[:] = [one for one in items if _has_shapes(one)]


def _has_shapes(item):
    return hasattr(item, "callspec") and bool({"shape", "direction"} & item.callspec.params.keys())
