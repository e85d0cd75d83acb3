"""A pytest plugin for `make privacy`: planted messages in all containers, by all ways in."""


def pytest_addoption(parser):
    parser.addoption(
        "--product-share", type=float, default=1.0, help="share of the product that is drawn"
    )
    parser.addoption("--product-seed", default="1", help="another draw where the share is below 1")
