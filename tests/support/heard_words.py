"""How a walker takes sentences apart, by patterns of its own."""

import re
from typing import Final

TURNS_DEG: Final = {
    "slight": (40.0, 24.0),
    "turn": (90.0, 30.0),
    "sharp": (135.0, 20.0),
    "back": (165.0, 20.0),
    "round": (180.0, 10.0),
    "bend": (60.0, 40.0),
}
"""The middle of each band, and how far it reaches to each side; a bend is any of them."""

TOKENS: Final = {
    "zh-CN": re.compile(
        r"朝(?P<towards>[^，。]+?)方向出发|在(?P<at>[^，。]+?)处|走过(?P<past_side>[左右])侧的(?P<past>[^，。]+)|进入(?P<within>[^，。]+?)后(?=，?向|，?从|，直行|，前行)|"
        r"向(?P<slight>左|右)前方走|向(?P<turn>左|右)转|向(?P<sharp>左|右)后方转|从(?P<back>左|右)侧向后转|(?P<round>向后转|背对)|"
        r"顺着弯道向(?P<bend>左|右)走|"
        r"(?:朝(?P<onto>[^，。]+?)方向)?[直前]行约?(?P<go>\d+)米(?:到(?P<to>[^。]+?)(?=。|$))?|(?:^|，)(?P<soon>\d+)米后|"
        r"穿过(?P<door>[^，。]+?)进入(?P<into>[^，。]+)|从(?P<named>[^，。]+?)进入(?!后[，向])(?P<into_named>[^，。]+)|"
        r"从(?P<out>[^，。]+?)出去，到室外|从(?P<left>[^，。]+?)出去，到(?P<out_to>[^，。]+)|出(?P<leave>门)到(?P<into_left>[^，。]+)|"
        r"走到(?P<reach>[^，。（]+?)（约?(?P<reach_m>\d+)米）|穿过(?P<plain>[^，。]+)|"
        r"(?:走|乘|沿)(?:您[左右]手边的)?(?P<ride>[^，。]+?)(?:上楼，到|下楼，到|向上走，到|向下走，到|上到|下到|到)(?P<level>[^，。]+)|"
        r"走(?P<way>[上下])(?:您[左右]手边的)?(?P<step>[^，。]+)|"
        r"沿(?:您[左右]手边的)?(?P<slope>[^，。]+?)向(?P<incline>[上下])走|"
        r"(?<=已到达)(?P<arrive>[^。（]+?)(?=（|，就在您|。)"
    ),
    "en": re.compile(
        r"(?i:set out towards) (?P<towards>(?:[^,.]|\.(?=\S))+?)(?=,|\.(?!\S))|"
        r"(?i:bear (?P<slight>left|right))|(?i:turn (?P<turn>left|right))|(?i:turn sharp (?P<sharp>left|right))|"
        r"(?i:turn around to the (?P<back>left|right))|(?P<round>(?i:turn around|with your back to))|"
        r"(?i:follow the curve to the (?P<bend>left|right))|(?<=(?:eft|ght) )at (?P<at>(?:[^,.]|\.(?=\S))+?)(?=,|\.(?!\S)| and )|"
        r"(?<=(?:eft|ght) )just past (?P<past>(?:[^,.]|\.(?=\S))+?) on your (?P<past_side>left|right)|"
        r"(?i:go (?:straight|on))(?: towards (?P<onto>(?:[^,.]|\.(?=\S))+?))? for (?:about )?(?P<go>\d+) meters?(?: to (?P<to>(?:[^.]|\.(?=\S))+?)(?=\.(?!\S)|$))?|"
        r"after (?:about )?(?P<soon>\d+) meters?|"
        r"(?i:go out through) (?P<out>(?:[^,.]|\.(?=\S))+)|(?i:leave through) (?P<left>(?:[^,.]|\.(?=\S))+?) into (?P<out_to>(?:[^,.]|\.(?=\S))+?)(?=,|\.(?!\S)| and )|"
        r"(?i:go) to (?P<reach>(?:[^,.]|\.(?=\S))+?), (?:about )?(?P<reach_m>\d+) meters? away|"
        r"(?i:go through) (?P<door>(?:[^,.]|\.(?=\S))+?) into (?P<into>(?:[^,.]|\.(?=\S))+?)(?=,|\.(?!\S)| and )|"
        r"(?i:go through) (?P<plain>(?:[^,.]|\.(?=\S))+?)(?=,|\.(?!\S)| and )|"
        r"(?i:take|go up|go down) (?P<ride>(?:[^,.]|\.(?=\S))+?)(?: on your (?:left|right))?(?: up| down)? to (?P<level>(?:[^,.]|\.(?=\S))+)|"
        r"(?i:go (?P<way>up|down)) (?P<step>(?:[^,.]|\.(?=\S))+?)(?: on your (?:left|right))?(?=\.(?!\S)|,)|"
        r"(?i:arrived at) (?P<arrive>(?:[^.]|\.(?=\S))+?)(?= \(|, on your|, straight|, behind|\.(?!\S))"
    ),
}
ORDERED_DOOR: Final = re.compile(
    "(?P<ahead>正前方)的门|(?P<side>[左右])侧(?:的|第(?P<nth>[一二三四五])扇)门|"
    "the door (?P<en_ahead>straight ahead)|the (?:(?P<en_nth>first|second|third|fourth|fifth) )?door on the (?P<en_side>left|right)"
)
NTH: Final = {
    **{word: n for n, word in enumerate("一二三四五", start=1)},
    **{word: n for n, word in enumerate(("first", "second", "third", "fourth", "fifth"), start=1)},
}
NEAR: Final = re.compile("附近$|^near ")
END: Final = {"尽头", "the end"}
GOES: Final = ("towards", "within", "go", "soon", "reach")
DOORS: Final = ("door", "named", "left", "leave", "out", "plain")
INTO: Final = ("into", "into_named", "into_left", "out_to")
LEFT: Final = {"左", "left"}
UP: Final = {"上", "up"}
