"""What verdicts and severities are called in reports, and which letters of names none can hold."""

import re
from collections.abc import Mapping
from typing import Final

from twin.model.finding import Severity, Verdict
from twin.model.terms import Names

VERDICTS: Final[Mapping[Verdict, Names]] = {
    Verdict.PASS: {"zh-CN": "符合", "en": "Pass"},
    Verdict.FAIL: {"zh-CN": "不符合", "en": "Fail"},
    Verdict.UNKNOWN: {"zh-CN": "数据不足", "en": "Unknown"},
    Verdict.NOT_APPLICABLE: {"zh-CN": "不适用", "en": "Not applicable"},
    Verdict.ATTEST: {"zh-CN": "须签字", "en": "To be signed"},
}
GRAVITIES: Final[Mapping[Severity, Names]] = {
    Severity.SHALL: {"zh-CN": "应", "en": "Shall"},
    Severity.SHOULD: {"zh-CN": "宜", "en": "Should"},
    Severity.ADVICE: {"zh-CN": "提示", "en": "Advice"},
}
NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
