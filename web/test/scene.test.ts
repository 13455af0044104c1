import fc from "fast-check";
import { BufferAttribute, BufferGeometry, Mesh, PerspectiveCamera, Vector3 } from "three";
import { expect, test } from "vitest";
import { seeing } from "../src/scene/camera";
import { liftAt, liftsOf } from "../src/scene/stack";
import { elementAt } from "../src/scene/storey";

const size = fc.integer({ min: 1, max: 120 });

test("from where the camera stands, every corner is inside the picture, and one is at its edge", () => {
  fc.assert(
    fc.property(size, size, fc.double({ min: 0.4, max: 2.5, noNaN: true }), (width, depth, aspect) => {
      const camera = new PerspectiveCamera(32, aspect, 0.1, 5000);
      const corners = [0, 2].flatMap((y) =>
        [0, width].flatMap((x) => [0, -depth].map((z) => new Vector3(x, y, z))),
      );
      const pose = seeing(corners, camera, Math.PI / 2, [1, 1]);
      camera.position.copy(pose.position);
      camera.lookAt(pose.target);
      camera.updateMatrixWorld();
      const seen = corners.map((corner) => corner.clone().project(camera));
      const reach = Math.max(...seen.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));

      expect(reach).toBeLessThanOrEqual(1 + 1e-6);
      expect(reach).toBeGreaterThan(0.999);
    }),
  );
});

test("the asked direction of the plan points up the screen", () => {
  const camera = new PerspectiveCamera(32, 1, 0.1, 5000);
  const corners = [new Vector3(-5, 0, 5), new Vector3(5, 0, -5)];
  for (const [up_rad, ahead] of [
    [Math.PI / 2, new Vector3(0, 0, -4)],
    [0, new Vector3(4, 0, 0)],
  ] as const) {
    const pose = seeing(corners, camera, up_rad, [1, 1]);
    camera.position.copy(pose.position);
    camera.lookAt(pose.target);
    camera.updateMatrixWorld();
    const seen = ahead.clone().project(camera);

    expect(seen.x).toBeCloseTo(0, 6);
    expect(seen.y).toBeGreaterThan(0.2);
  }
});

const STOREYS = ["b", "c", "a"].map((id, i) => ({
  id,
  name: id,
  long_name: null,
  elevation_m: 0,
  ordinal: [1, 2, 0][i] ?? 0,
  ground: false,
  bounds: null,
}));

test("stacked storeys are lifted evenly, the lowest stays; alone all stay", () => {
  const lifts = liftsOf(STOREYS, 10, true);
  const gap = (lifts.get("b") ?? 0) - (lifts.get("a") ?? 0);

  expect(lifts.get("a")).toBe(0);
  expect(gap).toBeGreaterThan(0);
  expect((lifts.get("c") ?? 0) - (lifts.get("b") ?? 0)).toBeCloseTo(gap, 9);
  expect([...liftsOf(STOREYS, 10, false).values()]).toEqual([0, 0, 0]);
});

test("a stair between two storeys is stretched with the gap, and never runs backwards", () => {
  const levels = [
    { z_m: 0, lift_m: 0 },
    { z_m: 4, lift_m: 6 },
  ];

  expect(liftAt(-3, levels)).toBe(0);
  expect(liftAt(0, levels)).toBe(0);
  expect(liftAt(2, levels)).toBe(3);
  expect(liftAt(4, levels)).toBe(6);
  expect(liftAt(9, levels)).toBe(6);
});

test("a face of a merged mesh knows its element, a copy its own", () => {
  const geometry = new BufferGeometry();
  geometry.setAttribute("_feature_id_0", new BufferAttribute(new Float32Array([0, 0, 0, 1, 1, 1]), 1));
  const merged = new Mesh(geometry);
  merged.userData = { features: ["wall-1", "wall-2"] };
  const copies = new Mesh();
  copies.userData = { ids: ["seat-1", "seat-2"] };

  expect(elementAt(merged, 2, undefined)).toBe("wall-1");
  expect(elementAt(merged, 3, undefined)).toBe("wall-2");
  expect(elementAt(copies, 0, 1)).toBe("seat-2");
  expect(elementAt(new Mesh(), 0, undefined)).toBeNull();
});
