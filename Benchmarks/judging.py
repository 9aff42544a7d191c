"""The numpy side of Benchmarks/judging: makes the table, judges it and compares what was judged.

It works on blocks of series that fit the processor's cache, period by period side by side, which is the fastest way for numpy.
"""

import sys
import time

import numpy as np

BLOCK = 512


def make(path, series, periods):
    """Figures with one decimal around a level of their own; some drift, some leap, some wander, some lack a point of news."""
    chance = np.random.default_rng(20_261_121)
    level = chance.uniform(20, 90, (series, 1))
    spread = chance.uniform(0.5, 6, (series, 1))
    values = level + spread * chance.standard_normal((series, periods))
    kind = chance.integers(0, 5, (series, 1))
    when = np.arange(periods)
    values += np.where(kind == 1, spread * 0.15 * (when - periods / 2), 0)
    values += np.where(kind == 2, spread * 2.5 * (when > periods * 0.6), 0)
    values += np.where((kind == 3) & (when == periods - 1), spread * 5, 0)
    target = np.round(level[:, 0] + spread[:, 0] * chance.normal(0, 3, series), 1)
    tolerance = np.round(chance.uniform(0, 5, series), 1)
    sign = np.where(chance.random(series) < 0.5, 1.0, -1.0)
    with open(path, "wb") as out:
        np.round(values, 1).astype("<f8").tofile(out)
        np.column_stack([target, tolerance, sign]).astype("<f8").tofile(out)


def read(path, series, periods):
    numbers = np.fromfile(path, "<f8")
    return numbers[: series * periods].reshape(series, periods), numbers[series * periods :].reshape(series, 3)


def spread_back(starts, length, periods):
    """Every point of a stretch of `length` whose first point is marked."""
    found = np.zeros((periods, starts.shape[1]), bool)
    for step in range(length):
        found[step : step + starts.shape[0]] |= starts
    return found


def all_of(flags, length):
    """Marked where this and the following ones, `length` in all, are marked."""
    found, have = flags, 1
    while have < length:
        more = min(have, length - have)
        found = found[: found.shape[0] - more] & found[more:]
        have += more
    return found


def limits_of(x):
    rough = x.sum(0) / x.shape[0]
    mean = rough + (x - rough).sum(0) / x.shape[0]
    steps = np.diff(x, axis=0)
    size = np.abs(steps)
    kept = size < 3.267 * (size.sum(0) / size.shape[0])
    count = kept.sum(0)
    reach = 2.66 * (size * kept).sum(0) / np.maximum(count, 1)
    return mean, reach, steps


def causes_of(x, mean, reach, steps):
    periods = x.shape[0]
    away = x - mean
    above, below = x > mean, x < mean
    outside_above, outside_below = x > mean + reach, x < mean - reach
    outside = outside_above | outside_below
    near = (np.abs(away) > reach * (2 / 3)) & ~outside
    up, down = steps > 0, steps < 0
    rising, falling = spread_back(all_of(up, 6), 7, periods), spread_back(all_of(down, 6), 7, periods)
    trend = rising | falling
    # Towards the next point where that is in a trend too, else from the one before.
    onward = np.zeros_like(trend)
    onward[:-1] = np.where(trend[1:], up, False)
    onward[1:] |= up & ~np.vstack([trend[2:], np.zeros((1, x.shape[1]), bool)])
    pairs = (near[:-2] & near[1:-1]) | (near[:-2] & near[2:]) | (near[1:-1] & near[2:])
    windows = (all_of(above, 3) | all_of(below, 3)) & pairs
    two = spread_back(windows, 3, periods) & near
    shift = spread_back(all_of(above, 7) | all_of(below, 7), 7, periods)
    side = np.where(above, np.uint8(0), np.uint8(1))
    cause = np.where(shift, np.uint8(7) + side, np.uint8(0))
    cause = np.where(two, np.uint8(5) + side, cause)
    cause = np.where(trend, np.where(onward, np.uint8(3), np.uint8(4)), cause)
    return np.where(outside, np.uint8(1) + side, cause)


def icons_of(cause, mean, reach, target, sign):
    is_high = (cause & 1) == 1
    is_good = is_high == (sign > 0)
    variation = np.where(cause == 0, 0, np.where(is_good, 1, 3) + np.where(is_high, 0, 1)).astype(np.uint8)
    over, under = target > mean + reach, target < mean - reach
    passes = np.where(sign > 0, under, over)
    return variation, np.where(over | under, np.where(passes, 0, 1), 2).astype(np.uint8)


def ratings_of(x, target, tolerance, sign):
    short = (target - x) * sign
    return (short <= tolerance + 1e-9).view(np.uint8) + (short <= 1e-9).view(np.uint8)


def judge(values, rules):
    series, periods = values.shape
    limits = np.empty((series, 3))
    causes, ratings = np.empty((series, periods), np.uint8), np.empty((series, periods), np.uint8)
    variation, assurance = np.empty(series, np.uint8), np.empty(series, np.uint8)
    for start in range(0, series, BLOCK):
        part = slice(start, start + BLOCK)
        x = np.ascontiguousarray(values[part].T)
        target, tolerance, sign = rules[part].T
        mean, reach, steps = limits_of(x)
        limits[part] = np.column_stack([mean, mean - reach, mean + reach])
        found = causes_of(x, mean, reach, steps)
        causes[part] = found.T
        variation[part], assurance[part] = icons_of(found[-1], mean, reach, target, sign)
        ratings[part] = ratings_of(x, target, tolerance, sign).T
    return limits, causes, ratings, variation, assurance


def compare(ours, series, periods, theirs):
    """Says what differs and fails; numbers may differ in their last digits, words may not."""
    a, b = open(ours, "rb").read(), open(theirs, "rb").read()
    head = series * 3 * 8
    numbers = [np.frombuffer(one[:head], "<f8") for one in (a, b)]
    if len(a) != len(b) or not np.allclose(*numbers, rtol=1e-9, atol=1e-9):
        sys.exit("The limits differ.")
    start = head
    for what, length in (("causes", series * periods), ("ratings", series * periods), ("variations", series), ("assurances", series)):
        mine, other = (np.frombuffer(one[start : start + length], np.uint8) for one in (a, b))
        if not np.array_equal(mine, other):
            places = np.flatnonzero(mine != other)
            sys.exit(f"{len(places)} {what} differ, the first at {places[0]}: {mine[places[0]]} and {other[places[0]]}.")
        start += length


def main():
    what, path, series, periods = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    if what == "make":
        make(path, series, periods)
    elif what == "compare":
        compare(path, series, periods, sys.argv[5])
    else:
        values, rules = read(path, series, periods)
        for _ in sys.stdin:
            start = time.perf_counter()
            judged = judge(values, rules)
            print(time.perf_counter() - start, flush=True)
        with open(sys.argv[5], "wb") as out:
            for part in judged:
                part.tofile(out)


if __name__ == "__main__":
    main()
