"""Options: values that are checked alike wherever they are taken."""

from __future__ import annotations

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
