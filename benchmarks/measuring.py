"""How long things take, ours and the floor's in one run, and whether the figures reach their aims."""

import gc
import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_MS = 1e6


@dataclass(slots=True)
class Spent:
    """Wall and CPU nanoseconds of every call of one kind."""

    wall: list[int] = field(default_factory=list)
    cpu: list[int] = field(default_factory=list)

    def on(self, action: Callable[[], object]) -> None:
        """Measure one call; Python's cycle collector runs after it, as the window lets it in between two events."""
        gc.collect(0)
        gc.disable()
        wall, cpu = time.perf_counter_ns(), time.thread_time_ns()
        action()
        self.wall.append(time.perf_counter_ns() - wall)
        self.cpu.append(time.thread_time_ns() - cpu)
        gc.enable()

    def without(self, first: int) -> "Spent":
        """All but the first ones, which warmed up."""
        return Spent(self.wall[first:], self.cpu[first:])

    @property
    def p50_ms(self) -> float:
        """The median."""
        return statistics.median(self.wall) / _MS

    @property
    def p99_ms(self) -> float:
        """What 99 of 100 calls stayed within."""
        return sorted(self.wall)[math.ceil(len(self.wall) * 0.99) - 1] / _MS

    @property
    def cpu_ms(self) -> float:
        """The mean: CPU clocks are coarse on some systems."""
        return statistics.mean(self.cpu) / _MS


@dataclass(frozen=True, slots=True)
class Aim:
    """A figure that should be `most` at most."""

    says: str
    value: float
    most: float

    @property
    def is_met(self) -> bool:
        """Whether it is."""
        return self.value <= self.most


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    name: str
    ours: Spent
    floor: Spent | None = None
    aims: tuple[Aim, ...] = ()

    @property
    def ratio(self) -> float | None:
        """Ours by the floor's, medians."""
        return self.ours.p50_ms / self.floor.p50_ms if self.floor else None

    @property
    def cpu_ratio(self) -> float | None:
        """Ours by the floor's, CPU."""
        return self.ours.cpu_ms / self.floor.cpu_ms if self.floor and self.floor.cpu_ms else None

    @property
    def is_met(self) -> bool:
        """Whether every aim is."""
        return all(aim.is_met for aim in self.aims)


@dataclass(frozen=True, slots=True)
class Bench:
    """Where to measure: a folder of its own, and the large shop where one was asked for."""

    folder: Path
    large: Path | None = None


def against_floor(name: str, ours: Spent, floor: Spent, *, most: float, most_cpu: float = 0) -> Figure:
    """A figure whose aim is a ratio to the floor, of the medians and perhaps of the CPU time."""
    plain = Figure(name, ours, floor)
    aims = [Aim(f"≤ {most:g}x", plain.ratio or 0, most)]
    if most_cpu:
        aims.append(Aim(f"CPU ≤ {most_cpu:g}x", plain.cpu_ratio or 0, most_cpu))
    return Figure(name, ours, floor, tuple(aims))


def times(count: int, action: Callable[[], object]) -> Spent:
    """The same call several times over."""
    spent = Spent()
    for _ in range(count):
        spent.on(action)
    return spent


def table(figures: Sequence[Figure]) -> str:
    """The figures as a table in Markdown, times in milliseconds."""
    head = ("measured", "ours p50", "floor p50", "ratio", "ours p99", "ours CPU", "floor CPU", "CPU ratio", "aim", "")
    lines = [head, ("---", *["---:"] * 7, "---", "---"), *map(_cells, figures)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(head))]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    )


def _cells(figure: Figure) -> tuple[str, ...]:
    floor, ours = figure.floor, figure.ours
    return (
        figure.name,
        _ms(ours.p50_ms),
        _ms(floor.p50_ms) if floor else "",
        _times(figure.ratio),
        _ms(ours.p99_ms) if len(ours.wall) >= 100 else "",
        _ms(ours.cpu_ms),
        _ms(floor.cpu_ms) if floor else "",
        _times(figure.cpu_ratio),
        ", ".join(aim.says for aim in figure.aims),
        ("ok" if figure.is_met else "missed") if figure.aims else "",
    )


def _ms(value: float) -> str:
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 100 else f"{value:,.0f}"


def _times(value: float | None) -> str:
    return f"{value:.2f}" if value is not None else ""


def as_json(figure: Figure) -> dict[str, object]:
    """The same for machines."""
    return {
        "name": figure.name,
        "calls": len(figure.ours.wall),
        "ours": _numbers(figure.ours),
        "floor": _numbers(figure.floor) if figure.floor else None,
        "ratio": figure.ratio,
        "cpu_ratio": figure.cpu_ratio,
        "aims": [{"says": aim.says, "value": aim.value, "met": aim.is_met} for aim in figure.aims],
    }


def _numbers(spent: Spent) -> dict[str, float]:
    return {"p50_ms": spent.p50_ms, "p99_ms": spent.p99_ms, "cpu_ms": spent.cpu_ms}
