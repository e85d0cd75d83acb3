"""A pytest plugin for `make faults`: the faults of tests/faults, more often than in `make test`."""


def pytest_addoption(parser):
    parser.addoption("--kills", type=int, default=200, help="writers that are killed")
    parser.addoption("--writers", type=int, default=20, help="processes that write at once")
    parser.addoption("--copies", type=int, default=25, help="copies made while others write")
    parser.addoption("--fills", type=int, default=12, help="disks of different sizes that get full")
    parser.addoption("--draw", default="1", help="other random moments and texts")
