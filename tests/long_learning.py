"""A pytest plugin for `make learning`: trainings learn from up to all messages."""


def pytest_addoption(parser):
    parser.addoption("--long-learning", action="store_true", default=True, help="more messages")


def pytest_collection_modifyitems(config, items):
    """Keep the tests that learn from more messages than in `make test`, or ask such a model."""
    left = [one for one in items if not _is_longer(one)]
    config.hook.pytest_deselected(items=left)
    items[:] = [one for one in items if _is_longer(one)]


def _is_longer(item):
    return "is_long" in item.fixturenames
