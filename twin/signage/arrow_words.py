"""What arrows are called."""

from typing import Final

from twin.model.sign import Arrow
from twin.model.terms import Names

ARROWS: Final[dict[Arrow, Names]] = {
    Arrow.AHEAD: {"zh-CN": "向前", "en": "ahead"},
    Arrow.LEFT: {"zh-CN": "向左", "en": "left"},
    Arrow.RIGHT: {"zh-CN": "向右", "en": "right"},
    Arrow.BACK: {"zh-CN": "向后", "en": "back"},
    Arrow.UP: {"zh-CN": "上楼", "en": "up"},
    Arrow.DOWN: {"zh-CN": "下楼", "en": "down"},
    Arrow.AHEAD_LEFT: {"zh-CN": "向左前方", "en": "ahead left"},
    Arrow.AHEAD_RIGHT: {"zh-CN": "向右前方", "en": "ahead right"},
    Arrow.NONE: {"zh-CN": "在此", "en": "here"},
}
