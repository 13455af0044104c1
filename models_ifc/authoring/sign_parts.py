"""What a sign is in the drawing: a face at a place, looking along its local -y, origin in the middle of its lower edge. Metres."""

from dataclasses import dataclass

from models_ifc.authoring.frame import CLEAR, ELEVATION, snap
from models_ifc.authoring.operation import operation_psets
from models_ifc.authoring.parts import Point, Product
from models_ifc.authoring.shapes import box, cylinder
from models_ifc.authoring.values import Value, date, flag, identifier, label, length, listing

THICKNESS = {"wall": 0.03, "hanging": 0.08, "projecting": 0.05, "standing": 0.15, "floor": 0.02, "door": 0.01}
BLUE, WHITE, GREEN, YELLOW, NIGHT = "#123a6b", "#ffffff", "#1e6b3c", "#f2c12e", "#101820"
STYLES = {BLUE: "navy", GREEN: "green", YELLOW: "yellow", NIGHT: "screen", WHITE: "white"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One sign. ``z`` counts from the storey's level to the face's lower edge; ``facing`` is 0 for a face that looks south."""

    key: str
    storey: str
    name: str
    kind: str
    mounting: str
    at: Point
    z: float
    size: Point
    lines: tuple[str, ...]
    facing: float = 0.0
    back: tuple[str, ...] | None = None
    letter: float = 0.06
    medium: str = "static"
    colour: str = BLUE
    phone: str | None = None
    logo: bool = False
    valid: tuple[str, str] | None = None


def sign_products(sign: Sign) -> list[Product]:
    """Return the sign and, where it hangs, its rods."""
    width, height = sign.size
    depth = THICKNESS[sign.mounting]
    base = (snap(sign.at[0]), snap(sign.at[1]), snap(ELEVATION[sign.storey] + sign.z))
    panel = box(-width / 2, 0.0, 0.0, width, depth, height, STYLES[sign.colour])
    product = Product(
        key=f"{sign.storey}/sign/{sign.key}",
        ifc_class="IfcSign",
        name=sign.name,
        storey=sign.storey,
        at=base,
        angle=sign.facing,
        solids=(panel,),
        attributes={"PredefinedType": "PICTORAL"},
        psets=_psets(sign),
    )
    if sign.mounting != "hanging":
        return [product]
    reach = CLEAR - sign.z - height
    rods = tuple(cylinder(0.012, height, reach, "frame", (x, depth / 2)) for x in (-width / 2 + 0.15, width / 2 - 0.15))
    hanger = Product(
        key=f"{sign.storey}/rods/{sign.key}",
        ifc_class="IfcDiscreteAccessory",
        name="吊杆",
        storey=sign.storey,
        at=base,
        angle=sign.facing,
        solids=rods,
    )
    return [product, hanger]


def _psets(sign: Sign) -> dict[str, dict[str, Value]]:
    electronic = sign.medium == "electronic"
    own = {
        "Kind": label(sign.kind),
        "Medium": label(sign.medium),
        "Mounting": label(sign.mounting),
        "Legends": listing(sign.lines),
        "LetterHeight": length(sign.letter),
        "TextColour": label(NIGHT if sign.colour in {YELLOW, WHITE} else WHITE),
        "BackgroundColour": label(sign.colour),
        "Illumination": label("internal" if electronic else "external"),
        "FontZh": label("黑体"),
        "FontEn": label("Arial"),
        "FontWeight": label("regular"),
        "Status": label("in_service"),
        "LogoPresent": flag(sign.logo),
        "DoubleSided": flag(sign.back is not None),
    }
    if sign.back is not None:
        own["LegendsBack"] = listing(sign.back)
    if electronic:
        own["AutoBrightness"] = flag(True)
    if sign.phone is not None:
        own["Phone"] = label(sign.phone)
    if sign.valid is not None:
        own["ValidFrom"], own["ValidUntil"] = (date(day) for day in sign.valid)
    if not electronic:
        return {"Twin_Sign": own}
    operation = {name: dict(values) for name, values in operation_psets("IfcAudioVisualAppliance", "WX-SIGN").items()}
    return {"Twin_Sign": own, "Pset_ManufacturerOccurrence": {"BatchReference": identifier("YC-SIGN-E")}, **operation}
