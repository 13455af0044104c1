"""
The exceptions a caller may have to catch.

::

    TwinError
    ├── GeometryError (ValueError)        arrays or polygons that cannot be what was asked for
    ├── UnknownIdError (LookupError)      an id or name that the twin does not hold
    ├── AmbiguousNameError (LookupError)  a name that several things carry
    ├── ProfileError (ValueError)         an own profile that cannot be used
    ├── RequestError (ValueError)         a question whose parts do not go together
    ├── IngestError
    │   ├── UnusableInputError            missing, empty, not IFC, no building in it: exit code 2
    │   └── IntegrityError                cut off, lost records, over a limit: exit code 3
    ├── FaultError                        a fault of this program, met in another process: exit code 4
    ├── ExportError                       a file that cannot be written as asked
    └── VoiceError                        speech that could not be made

A building that is odd is not an error: it gives findings. No way for a
profile is not an error either: it is a ``NoRoute`` with its barriers.
"""


class TwinError(Exception):
    """Anything this package raises on purpose."""


class GeometryError(TwinError, ValueError):
    """An array or polygon that does not have the shape asked for."""


class UnknownIdError(TwinError, LookupError):
    """An id or name that the twin does not hold."""


class AmbiguousNameError(TwinError, LookupError):
    """
    A name that several things carry.

    The message lists them; the second argument holds the things themselves.
    """


class ProfileError(TwinError, ValueError):
    """An own profile that is not understood, or whose numbers cannot be."""


class RequestError(TwinError, ValueError):
    """A question whose parts do not go together."""


class IngestError(TwinError):
    """The file could not be read as a building."""


class UnusableInputError(IngestError):
    """The input is missing, empty, not IFC, or holds no building."""


class IntegrityError(IngestError):
    """The input is IFC, but parts of it are lost or over a limit."""


class FaultError(TwinError):
    """
    A fault of this program that another process met.

    The message says which; the second argument, where there is one, is the
    other process's traceback.
    """


class ExportError(TwinError):
    """A file could not be written as asked."""


class VoiceError(TwinError):
    """Speech could not be made."""
