"""Options: values that are checked alike wherever they are taken."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import Enum
from numbers import Integral, Real
from pathlib import Path
from typing import Final, TypeGuard

from quoteattr.errors import OptionError


class Unset(Enum):
    """Type of the default of an option for which None has a meaning of its own."""

    UNSET = "left out"

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET


def is_probability(value: object) -> TypeGuard[float]:
    """Whether a value is a number from 0 to 1."""
    return isinstance(value, Real) and not isinstance(value, bool) and 0 <= float(value) <= 1


def checked_probability(name: str, value: object) -> float:
    """Check an option that is a probability.

    Args:
        name: Name of the option, for the message.
        value: Its value.

    Returns:
        The same number.

    Raises:
        OptionError: It is not a number from 0 to 1.
    """
    if not is_probability(value):
        raise OptionError(f"{name} is a probability, a number from 0 to 1, not {value!r}")
    return float(value)


def positive(name: str, value: object) -> int:
    """Check an option that counts something.

    Args:
        name: Name of the option, for the message.
        value: Its value.

    Returns:
        The same number.

    Raises:
        OptionError: It is not a whole number, 1 or more.
    """
    if isinstance(value, bool) or not isinstance(value, Integral) or value < 1:
        raise OptionError(f"{name} is a whole number, 1 or more, not {value!r}")
    return int(value)


def optional_path(name: str, value: object, advice: str = "") -> Path | None:
    """Check an option that is a path.

    Args:
        name: Name of the option, for the message.
        value: Its value.
        advice: What to do instead, for the message.

    Returns:
        The path; None for None.

    Raises:
        OptionError: It is not a path.
    """
    if value is None:
        return None
    if not isinstance(value, str | os.PathLike):
        told = f"{name} is a path, a str or pathlib.Path, not {type(value).__name__}"
        raise OptionError("; ".join(filter(None, (told, advice))))
    return Path(value)


def check_exclusive(**given: object) -> None:
    """Check that the first of some options is given without the others.

    Args:
        given: The options by their names, None for those that are left out.

    Raises:
        OptionError: It is given with another of them.
    """
    (name, value), *others = given.items()
    more = [other for other, value in others if value is not None]
    if value is not None and more:
        raise OptionError(f"{name} takes the place of {' and '.join(more)}: pass one of them")


def check_functions(**stages: object) -> None:
    """Check that stages are functions, or None.

    Args:
        stages: The stages by the names of their options.

    Raises:
        OptionError: One of them is something else.
    """
    for name, stage in stages.items():
        if stage is not None and not callable(stage):
            raise OptionError(
                f"{name} must be a function, not {type(stage).__name__}; leave it out for the "
                "one there is"
            )


def check_method(option: str, value: object, method: str, advice: str) -> None:
    """Check that the value of an option has a method, or is None.

    Args:
        option: Name of the option, for the message.
        value: What the caller passed in.
        method: Name of the method.
        advice: What to do instead.

    Raises:
        OptionError: It lacks the method.
    """
    if value is not None and not callable(getattr(value, method, None)):
        raise OptionError(
            f"{option} must have a method {method}, which {type(value).__name__} lacks; {advice}"
        )


def check_kind(option: str, value: object, kind: type, advice: str) -> None:
    """Check that the value of an option is of a kind, or None.

    Args:
        option: Name of the option, for the message.
        value: What the caller passed in.
        kind: The class.
        advice: What to do instead.

    Raises:
        OptionError: It is something else.
    """
    if value is not None and not isinstance(value, kind):
        raise OptionError(
            f"{option} must be a quoteattr.{kind.__name__}, not {type(value).__name__}; {advice}"
        )


def check_results(stage: str, found: object, number: int | None = None) -> None:
    """Check that the next stage can work on what a stage returned.

    Args:
        stage: Name of the stage, for the message.
        found: What it returned.
        number: How many results are due, None where any number will do.

    Raises:
        OptionError: They are not a sequence, or too many or too few.
    """
    if not isinstance(found, Sequence):
        raise OptionError(
            f"the stage {stage!r} must return a list or tuple, not {type(found).__name__}"
        )
    if number is not None and len(found) != number:
        raise OptionError(
            f"the stage {stage!r} returned {len(found)} results for {number} attributions; it must "
            "return one for each, in the same order"
        )
