"""A drawing to an IFC file of one schema: products, relations, property sets. Same drawing, same bytes."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import ifcopenshell

from models_ifc.authoring.frame import ELEVATION, snap, turned
from models_ifc.authoring.ifc_frame import Skeleton, skeleton
from models_ifc.authoring.ifc_geometry import Geometry
from models_ifc.authoring.ifc_identity import global_id, resolved
from models_ifc.authoring.ifc_psets import Properties
from models_ifc.authoring.ifc_schema import IFC2X3, Dialect, attribute_names
from models_ifc.authoring.parts import Drawing, PartType, Product
from models_ifc.authoring.values import Psets

_SPATIAL = ("IfcSpace",)


class Writer:
    """Builds one file from one drawing."""

    def __init__(self, drawing: Drawing, dialect: Dialect) -> None:
        self.drawing, self.dialect = drawing, dialect
        self.frame: Skeleton = skeleton(drawing, dialect)
        self.file: ifcopenshell.file = self.frame.file
        self.geometry = Geometry(self.file, dialect, self.frame.body, self.frame.axis)
        self.properties = Properties(self.file, dialect)
        self.made: dict[str, Any] = {}
        self.placements: dict[str, Any] = {}

    def build(self) -> ifcopenshell.file:
        """Return the file, complete."""
        for part in self.drawing.types:
            self.made[part.key] = self._type(part)
        by_key = {product.key: product for product in self.drawing.products}
        for product in self.drawing.products:
            self.made[product.key] = self._product(product, by_key)
        self._relate()
        self._sets()
        self._groups()
        self._flows()
        return self.file

    def root(self, class_name: str, key: str, name: str | None, **attributes: object) -> Any:
        """Return a rooted entity with its GlobalId from *key*."""
        return self.file.create_entity(
            class_name, GlobalId=global_id(key), OwnerHistory=self.frame.history, Name=name, **attributes
        )

    def _type(self, part: PartType) -> Any:
        name = self.dialect.class_name(part.ifc_class)
        shape = self.geometry.representation(part.solids)
        origin = self.geometry.axes((0.0, 0.0, 0.0))
        maps = [self.file.create_entity("IfcRepresentationMap", origin, shape)]
        attributes = self.dialect.attributes(part.ifc_class, part.attributes)
        if "PredefinedType" in attribute_names(self.dialect.schema, name):
            attributes.setdefault("PredefinedType", "NOTDEFINED")
        sets = [
            self._door_set("IfcDoorLiningProperties", f"{part.key}/lining", part.lining),
            *(
                self._door_set("IfcDoorPanelProperties", f"{part.key}/panel-{i}", panel)
                for i, panel in enumerate(part.panels)
            ),
        ]
        for set_name, values in self.properties.folded(part.psets).items():
            made = self.properties.properties(values)
            sets.append(self.root("IfcPropertySet", f"{part.key}/{set_name}", set_name, HasProperties=made))
        owned = [entity for entity in sets if entity is not None]
        return self.root(
            name, part.key, part.name, RepresentationMaps=maps, HasPropertySets=owned or None, **attributes
        )

    def _door_set(self, class_name: str, key: str, values: Mapping[str, object]) -> Any:
        if not values:
            return None
        scaled = {
            name: self.geometry.length(value)
            if name in {"LiningDepth", "LiningThickness", "PanelDepth"} and isinstance(value, float)
            else value
            for name, value in values.items()
        }
        return self.root(class_name, key, None, **scaled)

    def _product(self, product: Product, by_key: Mapping[str, Product]) -> Any:
        attributes = self.dialect.attributes(product.ifc_class, product.attributes)
        for name in ("OverallHeight", "OverallWidth", "RiserHeight", "TreadLength"):
            if isinstance(attributes.get(name), float):
                attributes[name] = self.geometry.length(attributes[name])  # type: ignore[arg-type]  # just seen to be a float
        if "Tag" in attribute_names(self.dialect.schema, self.dialect.class_name(product.ifc_class)):
            attributes["Tag"] = product.key
        return self.root(
            self.dialect.class_name(product.ifc_class),
            product.key,
            product.name,
            Description=product.description,
            ObjectType=self.dialect.object_type(product.ifc_class, product.object_type),
            ObjectPlacement=self._placement(product, by_key),
            Representation=self._shape(product),
            **attributes,
        )

    def _placement(self, product: Product, by_key: Mapping[str, Product]) -> Any:
        """Return a placement relative to the host for openings and fillings, else to the storey."""
        host = product.voids or product.fills
        if host is not None:
            origin, degrees = _relative(product, by_key[host])
            placement = self.geometry.placement(origin, degrees, self.placements[host])
        else:
            x, y, z = product.at
            level = (x, y, z - ELEVATION[product.storey])
            placement = self.geometry.placement(level, product.angle, self.frame.storey_placements[product.storey])
        self.placements[product.key] = placement
        return placement

    def _shape(self, product: Product) -> Any:
        shapes = []
        if product.axis_line is not None:
            shapes.append(self.geometry.axis_representation(product.axis_line))
        if product.solids:
            shapes.append(self.geometry.representation(product.solids))
        if product.type_key is not None:
            shapes.append(self.geometry.mapped(self.made[product.type_key].RepresentationMaps[0]))
        return self.file.create_entity("IfcProductDefinitionShape", None, None, shapes) if shapes else None

    def _relate(self) -> None:
        products = self.drawing.products
        for product in products:
            if product.voids:
                self.root(
                    "IfcRelVoidsElement",
                    f"{product.key}/voids",
                    None,
                    RelatingBuildingElement=self.made[product.voids],
                    RelatedOpeningElement=self.made[product.key],
                )
            if product.fills:
                self.root(
                    "IfcRelFillsElement",
                    f"{product.key}/fills",
                    None,
                    RelatingOpeningElement=self.made[product.fills],
                    RelatedBuildingElement=self.made[product.key],
                )
        for part in self.drawing.types:
            self._bundle(
                "IfcRelDefinesByType",
                f"{part.key}/occurrences",
                [p for p in products if p.type_key == part.key],
                "RelatedObjects",
                RelatingType=self.made[part.key],
            )
        for whole in [p for p in products if any(q.parent == p.key for q in products)]:
            self._bundle(
                "IfcRelAggregates",
                f"{whole.key}/parts",
                [p for p in products if p.parent == whole.key],
                "RelatedObjects",
                RelatingObject=self.made[whole.key],
            )
        for level in self.drawing.levels:
            here = [p for p in products if p.storey == level.key and p.parent is None and p.voids is None]
            storey = self.frame.storeys[level.key]
            spaces = [p for p in here if p.ifc_class in _SPATIAL]
            self._bundle("IfcRelAggregates", f"{level.key}/spaces", spaces, "RelatedObjects", RelatingObject=storey)
            contained = [p for p in here if p.ifc_class not in _SPATIAL]
            self._bundle(
                "IfcRelContainedInSpatialStructure",
                f"{level.key}/contained",
                contained,
                "RelatedElements",
                RelatingStructure=storey,
            )
            visitors = [p for p in products if level.key in p.also_on]
            self._bundle(
                "IfcRelReferencedInSpatialStructure",
                f"{level.key}/referenced",
                visitors,
                "RelatedElements",
                RelatingStructure=storey,
            )
        for boundary in self.drawing.boundaries:
            for i, space in enumerate(boundary.spaces):
                self.root(
                    "IfcRelSpaceBoundary",
                    f"{boundary.key}/{i}",
                    None,
                    RelatingSpace=self.made[space],
                    RelatedBuildingElement=self.made[boundary.element],
                    PhysicalOrVirtualBoundary="VIRTUAL",
                    InternalOrExternalBoundary="INTERNAL",
                )

    def _bundle(
        self, class_name: str, key: str, products: Iterable[Product], attribute: str, **attributes: object
    ) -> None:
        members = [self.made[product.key] for product in products]
        if members:
            self.root(class_name, key, None, **{attribute: members}, **attributes)

    def _sets(self) -> None:
        """Write property sets; products with equal sets share one."""
        shared: dict[tuple[str, str], list[Any]] = {}
        contents: dict[tuple[str, str], Any] = {}
        for product in self.drawing.products:
            self._collect(product.key, product.psets, shared, contents)
        for (name, fingerprint), members in shared.items():
            key = f"{name}/{fingerprint}"
            if name.startswith("Qto_"):
                made = self.properties.quantities(contents[name, fingerprint])
                definition = self.root("IfcElementQuantity", key, name, Quantities=made)
            else:
                definition = self.root(
                    "IfcPropertySet", key, name, HasProperties=self.properties.properties(contents[name, fingerprint])
                )
            self.root(
                "IfcRelDefinesByProperties",
                f"{key}/of",
                None,
                RelatedObjects=members,
                RelatingPropertyDefinition=definition,
            )

    def _collect(
        self, key: str, psets: Psets, shared: dict[tuple[str, str], list[Any]], contents: dict[tuple[str, str], Any]
    ) -> None:
        for name, values in self.properties.folded(psets).items():
            fingerprint = repr(sorted(values.items(), key=lambda pair: pair[0]))
            shared.setdefault((name, fingerprint), []).append(self.made[key])
            contents[name, fingerprint] = values

    def _groups(self) -> None:
        for group in self.drawing.groups:
            entity = self.root(
                group.ifc_class, group.key, group.name, Description=group.description, ObjectType=group.object_type
            )
            self.made[group.key] = entity
            members = [self.made[key] for key in group.members]
            self.root(
                "IfcRelAssignsToGroup", f"{group.key}/members", None, RelatedObjects=members, RelatingGroup=entity
            )

    def _flows(self) -> None:
        for flow in self.drawing.flows:
            whole = self._task(flow.key, flow.name, flow.key)
            tasks = [self._task(step.key, step.name, step.target) for step in flow.steps]
            self.root("IfcRelNests", f"{flow.key}/steps", None, RelatingObject=whole, RelatedObjects=tasks)
            for step, task in zip(flow.steps, tasks, strict=True):
                places = [self.made[key] for key in step.places]
                if places:
                    self.root(
                        "IfcRelAssignsToProcess",
                        f"{step.key}/places",
                        None,
                        RelatedObjects=places,
                        RelatingProcess=task,
                    )
            self._sequence(flow.key, tasks)

    def _task(self, key: str, name: str, target: str) -> Any:
        identification = "TaskId" if self.dialect.schema == IFC2X3 else "Identification"
        return self.root("IfcTask", key, name, IsMilestone=False, **{identification: resolved(target)})

    def _sequence(self, key: str, tasks: Sequence[Any]) -> None:
        for i, (one, other) in enumerate(itertools.pairwise(tasks)):
            lag = {"TimeLag": 0.0} if self.dialect.schema == IFC2X3 else {}
            self.root(
                "IfcRelSequence",
                f"{key}/after-{i}",
                None,
                RelatingProcess=one,
                RelatedProcess=other,
                SequenceType="FINISH_START",
                **lag,
            )


def _relative(product: Product, host: Product) -> tuple[tuple[float, float, float], float]:
    dx, dy = turned((product.at[0] - host.at[0], product.at[1] - host.at[1]), -host.angle)
    return (snap(dx), snap(dy), snap(product.at[2] - host.at[2])), snap(product.angle - host.angle)
