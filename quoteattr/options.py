"""Options: values that are checked alike wherever they are taken."""

from __future__ import annotations

from collections.abc import Mapping
from numbers import Real

from quoteattr.errors import OptionError


def probability(name: str, value: object) -> float:
    """A probability that an option was given.

    Args:
        name: Name of the option, for the message.
        value: Its value.

    Returns:
        The same number.

    Raises:
        OptionError: It is no number from 0 to 1.
    """
    if isinstance(value, bool) or not isinstance(value, Real) or not 0 <= float(value) <= 1:
        raise OptionError(f"{name} is a probability, a number from 0 to 1, not {value!r}")
    return float(value)


def check_exclusive(**given: object) -> None:
    """Raises `OptionError` if the first of some options is given with another of them."""
    (name, value), *others = given.items()
    more = [other for other, value in others if value is not None]
    if value is not None and more:
        raise OptionError(f"{name} takes the place of {' and '.join(more)}: pass one of them")


def check_functions(stages: Mapping[str, object], *, optional: Mapping[str, object]) -> None:
    """Raises `OptionError` if one of these is no function; the optional ones may be None."""
    given = {name: stage for name, stage in optional.items() if stage is not None}
    for name, stage in {**stages, **given}.items():
        if not callable(stage):
            raise OptionError(
                f"{name} must be a function, not {type(stage).__name__}; leave it out for the "
                "stage there is"
            )


def check_method(option: str, value: object, method: str, advice: str) -> None:
    """Raises `OptionError` if what was given for an option lacks a method; None is not given."""
    if value is not None and not callable(getattr(value, method, None)):
        raise OptionError(
            f"{option} must have a method {method}, which {type(value).__name__} has not; {advice}"
        )
