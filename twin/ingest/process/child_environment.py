"""What a reading process finds in its environment, so that libraries work as one process of many should."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

READING_ENVIRONMENT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MALLOC_MMAP_THRESHOLD_": str(4 << 20),
        "MALLOC_TRIM_THRESHOLD_": str(64 << 20),
    }
)
"""
One thread: matrices here are 4 × 4, and threads that wait for work spin.
glibc keeps blocks of up to some megabytes for reuse: without that each
temporary array is given back to the system and cleared page by page again,
which is half of what scanning a text costs.
"""
