/** One storey's GLB as three draws it: bodies cut open at hand height, the same as glass, and which element is which. */

import {
  BufferAttribute,
  Color,
  Group,
  InstancedMesh,
  type Material,
  Mesh,
  type MeshStandardMaterial,
  type Object3D,
  Path,
  Plane,
  Shape,
  ShapeGeometry,
  Vector2,
  Vector3,
} from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import type { Area, Plan } from "../plan/things";
import {
  bodyMaterial,
  cutMaterial,
  cutOf,
  ghostCutMaterial,
  ghostMaterial,
  isGhostLayer,
  WALL_CUT_M,
} from "./materials";

export interface StoreyModel {
  readonly group: Group;
  /** Show it whole, as glass, or not at all. */
  show(as: "whole" | "glass" | "hidden"): void;
  /** Lift all of it, the cut too. */
  lift(lift_m: number): void;
  readonly bodies: Group;
  destroy(): void;
}

/** Meshes of one shape and layer, with the elements they stand for. */
interface Copies {
  readonly layer: string;
  readonly meshes: Mesh[];
}

export async function loadStorey(bytes: ArrayBuffer, plan: Plan, floor_z_m: number): Promise<StoreyModel> {
  const gltf = await new GLTFLoader().parseAsync(bytes, "");
  gltf.scene.updateMatrixWorld(true);
  const planes: { plane: Plane; height_m: number }[] = [];
  const cutPlane = (layer: string): Plane | null => {
    const cut = cutOf(layer);
    if (cut === null) {
      return null;
    }
    const plane = new Plane(new Vector3(0, -1, 0), floor_z_m + cut);
    planes.push({ plane, height_m: floor_z_m + cut });
    return plane;
  };
  const bodies = new Group();
  const glass = new Group();
  const owned: Material[] = [];
  const keep = <M extends Material>(material: M): M => {
    owned.push(material);
    return material;
  };
  for (const copies of groupCopies(gltf.scene).values()) {
    const [first] = copies.meshes;
    if (!first) continue;
    const { color, opacity } = lookOf(first);
    bodies.add(drawCopies(copies, keep(bodyMaterial(copies.layer, color, opacity, cutPlane(copies.layer)))));
    if (isGhostLayer(copies.layer)) {
      glass.add(drawCopies(copies, keep(ghostMaterial(copies.layer, color, cutPlane(copies.layer)))));
    }
  }
  for (const geometry of cutFaces(plan, floor_z_m)) {
    bodies.add(new Mesh(geometry, keep(cutMaterial())));
    glass.add(new Mesh(geometry, keep(ghostCutMaterial())));
  }
  const group = new Group();
  group.add(bodies, glass);
  return {
    group,
    bodies,
    show(as) {
      group.visible = as !== "hidden";
      bodies.visible = as === "whole";
      glass.visible = as === "glass";
    },
    lift(lift_m) {
      group.position.y = lift_m;
      for (const { plane, height_m } of planes) {
        plane.constant = height_m + lift_m;
      }
    },
    destroy() {
      for (const material of owned) {
        material.dispose();
      }
      group.traverse((object) => {
        if (object instanceof Mesh) {
          object.geometry.dispose();
        }
      });
    },
  };
}

function groupCopies(scene: Object3D): Map<string, Copies> {
  const groups = new Map<string, Copies>();
  scene.traverse((object) => {
    if (object instanceof Mesh) {
      const layer = String(nearest(object, "layer") ?? "other");
      const key = `${object.geometry.uuid} ${layer}`;
      const copies = groups.get(key) ?? { layer, meshes: [] };
      copies.meshes.push(object);
      groups.set(key, copies);
    }
  });
  return groups;
}

/** What the node, or the one it belongs to, carries in its extras. */
function nearest(object: Object3D, key: string): unknown {
  for (let one: Object3D | null = object; one; one = one.parent) {
    if (key in one.userData) {
      return one.userData[key];
    }
  }
  return undefined;
}

function lookOf(mesh: Mesh): { color: Color; opacity: number } {
  const material = mesh.material as MeshStandardMaterial;
  return { color: material.color ?? new Color(0xcccccc), opacity: material.opacity ?? 1 };
}

function drawCopies({ layer, meshes }: Copies, material: Material): Mesh {
  const [first] = meshes;
  if (!first) {
    throw new RangeError("no meshes to draw");
  }
  const drawn =
    meshes.length > 1
      ? new InstancedMesh(first.geometry, material, meshes.length)
      : new Mesh(first.geometry, material);
  if (drawn instanceof InstancedMesh) {
    for (const [i, mesh] of meshes.entries()) {
      drawn.setMatrixAt(i, mesh.matrixWorld);
    }
  } else {
    drawn.applyMatrix4(first.matrixWorld);
  }
  drawn.userData = {
    layer,
    features: nearest(first, "features"),
    ids: meshes.map((mesh) => nearest(mesh, "id")),
  };
  return drawn;
}

/** The dark faces where walls and columns are cut: their footprints, at the height of the cut. */
function cutFaces(plan: Plan, floor_z_m: number): ShapeGeometry[] {
  const height = floor_z_m + WALL_CUT_M;
  const cut = plan.things.filter(
    (thing) =>
      thing.feature === "obstacle" &&
      (thing.kind === "wall" || thing.kind === "column") &&
      (thing.top_z_m ?? 0) > height &&
      (thing.bottom_z_m ?? 0) < height,
  );
  const shapes = cut.flatMap((thing) => thing.areas.map(shapeOf));
  if (!shapes.length) {
    return [];
  }
  const geometry = new ShapeGeometry(shapes, 1);
  geometry.rotateX(-Math.PI / 2);
  geometry.translate(0, height, 0);
  return [geometry];
}

function shapeOf([outline = [], ...holes]: Area): Shape {
  const points = (ring: Area[number]) => ring.map(([x, y]) => new Vector2(x, y));
  const shape = new Shape(points(outline));
  shape.holes = holes.map((hole) => new Path(points(hole)));
  return shape;
}

/** The element a ray has hit: of a merged mesh the feature of the face, of copies the copy's own id. */
export function elementAt(
  mesh: Mesh,
  vertex: number | undefined,
  instance: number | undefined,
): string | null {
  const { features, ids } = mesh.userData as { features?: readonly string[]; ids?: readonly unknown[] };
  if (features) {
    // The loader writes attribute names in small letters.
    const index = mesh.geometry.getAttribute("_feature_id_0");
    const feature =
      index instanceof BufferAttribute && vertex !== undefined ? features[index.getX(vertex)] : undefined;
    return feature ?? null;
  }
  const id = ids?.[instance ?? 0];
  return typeof id === "string" ? id : null;
}
