"""Bases that leave something to their subclasses, checked as a class is made.

`abc.ABC` does not do it here: Qt's widgets have a metaclass of their own, and they are made past `object.__new__`,
where ABC looks.
"""


class Abstract:
    """Stands among the bases of a base; what that marks with `abc.abstractmethod` each subclass must give."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if Abstract in cls.__bases__:
            return
        missing = [name for name in dir(cls) if getattr(getattr(cls, name), "__isabstractmethod__", False)]
        if missing:
            raise TypeError(f"{cls.__name__} does not say {', '.join(missing)}")
