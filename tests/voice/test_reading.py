"""What is said for what is written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.phonemes import phonemes_of
from twin.voice.numerals import DIGITS, to_cardinal
from twin.voice.reading import Run, list_runs

ZH = {
    "直行约20米": "直行约二十米",
    "净宽0.78米,需要0.80米。": "净宽零点七八米,需要零点八零米。",
    "3号窗口": "三号窗口",
    "第12号窗口": "第十二号窗口",
    "前方2米": "前方两米",
    "12米": "十二米",
    "2号窗口": "二号窗口",
    "2层": "二层",
    "A102": "A 幺零二",
    "B3窗口": "B 三窗口",
    "105室": "幺零五室",
    "105号窗口": "一百零五号窗口",
    "24小时自助办理区": "二十四小时自助办理区",
    "8:30-17:00": "八点三十分到十七点",
    "14:30-17:30": "十四点三十分到十七点三十分",
    "2:30": "两点三十分",
    "2点钟方向": "两点钟方向",
    "12点钟方向": "十二点钟方向",
    "女卫生间 1-02": "女卫生间 一杠零二",
    "母婴室2-19。": "母婴室二杠一九。",
    "1-02室": "一杠零二室",
    "楼梯间A 3-S1": "楼梯间A 三杠S 一",
    "10-20米": "十到二十米",
    "10-12号窗口": "十到十二号窗口",
    "5-10 m": "五到十米",
    "006室": "零零六室",
    "坡度1:12": "坡度一比十二",
    "坡度8.3%": "坡度百分之八点三",
    "宽1.2 m": "宽一点二米",
    "面积20m²": "面积二十平方米",
    "12345热线": "幺二三四五热线",
    "电话0898-12345678": "电话零八九八幺二三四五六七八",
    "电话0898-6600-1236": "电话零八九八，六六零零，幺二三六",
    "电话0898-12345": "电话零八九八幺二三四五",
    "2026年": "二零二六年",
    "2026-10-01": "二零二六年十月一日",
    "１２号": "十二号",
    "AED": "A E D",
    "请走 Exit 门": "请走 Exit 门",
}
EN = {
    "0.78 m": "0.78 meters",
    "1 m": "1 meter",
    "Room A102": "Room A1 0 2",
    "B3": "B3",
    "slope 1:12": "slope 1 to 12",
    "call 12345": "call 1 2 3 4 5",
    "20 m²": "20 square meters",
}


@pytest.mark.parametrize(("written", "spoken"), ZH.items(), ids=ZH.keys())
def test_chinese_is_read_as_people_read_it(written: str, spoken: str) -> None:
    assert (Run("zh-CN", spoken),) == list_runs(written, "zh-CN")


@pytest.mark.parametrize(("written", "spoken"), EN.items(), ids=EN.keys())
def test_english_is_read_as_people_read_it(written: str, spoken: str) -> None:
    assert (Run("en", spoken),) == list_runs(written, "en")


def test_a_chinese_name_in_an_english_sentence_is_read_by_the_chinese_voice() -> None:
    assert (
        Run("en", "Turn left to"),
        Run("zh-CN", "二十四小时自助办理区"),
        Run("en", ", then go on."),
    ) == list_runs("Turn left to 二十四小时自助办理区, then go on.", "en")


@pytest.mark.parametrize("nothing", ["", "   ", "。", "…—", "\n\t", "!?"])
def test_what_has_no_letter_and_no_digit_is_not_said(nothing: str) -> None:
    assert list_runs(nothing, "zh-CN") == ()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (10_500, "一万零五百"),
        (15_000, "一万五千"),
        (100_000, "十万"),
        (100_010_000, "一亿零一万"),
        (20, "二十"),
        (110, "一百一十"),
    ],
)
def test_a_cardinal_has_its_zeros_where_people_say_them(number: int, words: str) -> None:
    assert words == to_cardinal(number)


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_a_cardinal_counts_what_was_written(number: int) -> None:
    """The oracle reads the words back by the grammar of Chinese numerals."""
    assert number == _count(to_cardinal(number))


def _count(words: str) -> int:
    for word, worth in (("万亿", 10**12), ("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if word in words:
            left, _, right = words.partition(word)
            return (_count(left) or 1) * worth + _count(right)
    return DIGITS.index(words.replace("零", "")) if words.replace("零", "") else 0


@given(st.text(alphabet="左右直行米0123456789.A:m层号 ", min_size=1, max_size=30))
def test_no_digit_is_left_for_the_chinese_voice(text: str) -> None:
    """espeak-ng drops points and zeros of digits that it is left to read."""
    assert not re.search(r"\d", "".join(run.text for run in list_runs(text, "zh-CN")))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0.78米", "li35N tiE214n tS;hi55 pA55 mi214"),  # líng diǎn qī bā mǐ
        ("向左转", "S;iA51Ntsuo214 ts.ua214n"),  # xiàng zuǒ zhuǎn
        ("向右转", "S;iA51N jiou51 ts.ua214n"),
        ("直行约20米", "ts.i.35 S;i35N jyE55 @r51 s.i.35 mi214"),  # zhí xíng, not háng
        ("到二层", "tAu51 @r51 tsh@35N"),
        ("3号窗口", "sa55n XAu51 ts.hwA55Nkhou214"),
        ("A102", "(en)eI(cmn) jAu55 li35N @r51"),
        ("1-02", "ji55 kA51N li35N @r51"),  # yī gàng líng èr
        ("2点钟", "liA214N tiE214n ts.ong55"),  # liǎng diǎn zhōng
    ],
)
def test_mandarin_comes_out_with_the_right_syllables_and_tones(written: str, expected: str) -> None:
    (run,) = list_runs(written, "zh-CN")

    assert expected == phonemes_of(run.text, "sit/cmn")


def test_a_room_letter_is_spelled_and_not_an_english_article() -> None:
    (run,) = list_runs("A102", "en")

    assert phonemes_of(run.text, "gmw/en-us").startswith("eI ")
