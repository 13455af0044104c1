"""A cover found quickly: always the sign that meets most for what it adds, then away with what is not needed."""

from collections.abc import Sequence

from twin.signage.repair.cover import Choice, SignOption, cost_of, list_met

Lines = tuple[tuple[int, int], ...]


def solve_greedily(options: Sequence[SignOption], demands: frozenset[int]) -> tuple[Choice, ...]:
    """Return choices that meet what can be met past those chosen before them."""
    left = set(demands)
    chosen: dict[int, Lines] = {}
    places: dict[str, int] = {}
    while left:
        best: tuple[float, int, Lines] | None = None
        for number, option in enumerate(options):
            if places.get(option.place, number) != number:
                continue
            lines = _fill(option, left, chosen.get(number, ()))
            met = left.intersection(list_met(options, (Choice(option=number, lines=lines),)))
            if met:
                before = _cost(options, number, chosen[number]) if number in chosen else 0.0
                rate = (_cost(options, number, (*chosen.get(number, ()), *lines)) - before) / len(met)
                best = min(best, (rate, number, lines)) if best else (rate, number, lines)
        if best is None:
            break
        _, number, lines = best
        chosen[number] = (*chosen.get(number, ()), *lines)
        places[options[number].place] = number
        left -= list_met(options, (Choice(option=number, lines=lines),))
    return _thin(options, demands - left, chosen)


def _cost(options: Sequence[SignOption], number: int, lines: Lines) -> float:
    return cost_of(options, (Choice(option=number, lines=lines),))


def _fill(option: SignOption, left: set[int], has: Lines) -> Lines:
    """Return the lines to put on an option, those that meet most first, until its faces are full."""
    added: list[tuple[int, int]] = []
    for face, side in enumerate(option.faces):
        own = [side.lines[line] for at, line in has if at == face]
        room = side.capacity - sum(not line.stands for line in own)
        targets = {line.target for line in own if not line.stands}
        wanted = left.copy()
        while True:
            open_lines = [
                (len(line.meets & wanted), -number)
                for number, line in enumerate(side.lines)
                if line.stands or (room > 0 and line.target not in targets)
            ]
            count, number = max(open_lines, default=(0, 0))
            if count == 0:
                break
            line = side.lines[-number]
            added.append((face, -number))
            wanted -= line.meets
            if not line.stands:
                room -= 1
                targets.add(line.target)
    return tuple(added)


def _thin(options: Sequence[SignOption], demands: frozenset[int], chosen: dict[int, Lines]) -> tuple[Choice, ...]:
    """Take away signs, then lines, dearest first, without which everything is met still."""
    kept = [Choice(option=number, lines=lines) for number, lines in sorted(chosen.items())]
    for choice in sorted(kept, key=lambda each: -cost_of(options, (each,))):
        without = [each for each in kept if each is not choice]
        if demands <= list_met(options, without):
            kept = without
    thinned: list[Choice] = []
    for place, choice in enumerate(kept):
        lines = choice.lines
        for line in choice.lines:
            fewer = tuple(each for each in lines if each != line)
            rest = (*thinned, Choice(option=choice.option, lines=fewer), *kept[place + 1 :])
            if demands <= list_met(options, rest):
                lines = fewer
        thinned.append(Choice(option=choice.option, lines=lines))
    return tuple(choice for choice in thinned if choice.lines)
