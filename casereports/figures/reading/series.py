"""Which frames of a series stand for it."""


def spread(frames: int, count: int) -> tuple[int, ...]:
    """Returns the numbers of at most ``count`` frames, evenly from the first to the last."""
    if count < 2 or frames < 2:
        return (0,) if count > 0 else ()
    steps = min(count, frames) - 1
    return tuple(round(step * (frames - 1) / steps) for step in range(steps + 1))
