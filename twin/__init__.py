"""Twin: a digital-twin floor-plan and wayfinding engine for public service halls."""

__version__ = "0.1.0"
