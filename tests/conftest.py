"""What every test may count on."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# What decides whether a change lands looks at the same examples each time; whoever works here sees new ones.
settings.register_profile("landing", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("landing")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the twins that tests read apart from those of the person who runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TWIN_CACHE", str(tmp_path_factory.mktemp("twins")))
        yield
