"""Which function makes which report."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from twin.export.reports.bcf import VERSIONS, write_bcf
from twin.export.reports.html import write_page
from twin.export.reports.pdf import write_pdf
from twin.export.reports.xlsx import write_workbook
from twin.model.dossier import Dossier

FORMS: Final[Mapping[str, Callable[[Dossier], bytes]]] = {
    "xlsx": write_workbook,
    "html": write_page,
    "pdf": write_pdf,
    **{f"bcf-{version}": partial(write_bcf, version=version) for version in VERSIONS},
}


def write_report(form: str, dossier: Dossier) -> bytes:
    """Return a report as a file of a form, one of ``FORMS``."""
    return FORMS[form](dossier)
