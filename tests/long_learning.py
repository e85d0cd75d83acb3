"""A pytest plugin for `make learning`: the tests of tests/learning with more messages."""


def pytest_addoption(parser):
    parser.addoption("--long-learning", action="store_true", default=True, help="more messages")
