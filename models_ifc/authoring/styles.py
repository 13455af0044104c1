"""Colours by name: sRGB and transparency. One quiet family for the building, blue for guidance, warm wood for what people touch."""

STYLES: dict[str, tuple[str, float]] = {
    "stone": ("#d9d4ca", 0.0),
    "plaster": ("#f1eee8", 0.0),
    "concrete": ("#c8c6c1", 0.0),
    "floor": ("#e4e0d8", 0.0),
    "paving": ("#cfc9be", 0.0),
    "asphalt": ("#8d8f90", 0.0),
    "roof": ("#b9bcbd", 0.0),
    "glass": ("#a9c9d6", 0.65),
    "frame": ("#5c646b", 0.0),
    "steel": ("#aab1b6", 0.0),
    "wood": ("#c9a277", 0.0),
    "white": ("#fafafa", 0.0),
    "counter": ("#e9e2d6", 0.0),
    "navy": ("#123a6b", 0.0),
    "blue": ("#1f63b0", 0.0),
    "teal": ("#2c8c8a", 0.0),
    "red": ("#c0392b", 0.0),
    "green": ("#3d7f4f", 0.0),
    "leaf": ("#6d9a58", 0.0),
    "yellow": ("#e8b93a", 0.0),
    "orange": ("#dd8a3c", 0.0),
    "screen": ("#20262c", 0.0),
    "seat": ("#4f7ea8", 0.0),
    "fabric": ("#9aa7b4", 0.0),
    "ceramic": ("#ffffff", 0.0),
    "tactile": ("#e6b422", 0.0),
    "marking": ("#f7f7f2", 0.0),
    "space": ("#dfe9ef", 0.9),
    "opening": ("#ffffff", 0.9),
    "virtual": ("#88bbdd", 0.9),
}


def rgb(name: str) -> tuple[float, float, float]:
    """Return a style's colour components, 0 to 1."""
    code = STYLES[name][0]
    red, green, blue = (round(int(code[i : i + 2], 16) / 255, 4) for i in (1, 3, 5))
    return (red, green, blue)
