"""Attributes that are computed when they are first asked for, and kept.

``functools.cached_property`` does the same; up to Python 3.11 it takes a lock each time, which is
slow where there are many objects with few such attributes each, and nothing is shared by threads.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class computed(Generic[T]):
    """Make a method an attribute: its value is computed once for each object.

    The class has a ``__dict__``, in which the value is kept and found without this afterwards.
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> computed[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> computed[T] | T:
        """Return the value for an object; of the class, what computes it."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._compute(instance)
        return value
