/** The route in space: round rods between round joints, seen through walls as a shadow of itself. Metres. */

import {
  CylinderGeometry,
  Group,
  InstancedMesh,
  Matrix4,
  MeshBasicMaterial,
  Quaternion,
  SphereGeometry,
  Vector3,
} from "three";

export type Line = readonly Vector3[];

export interface Tube {
  readonly group: Group;
  /** Draw these lines instead of the old ones. */
  show(lines: readonly Line[], radius_m: number): void;
  destroy(): void;
}

const SHADOW_OPACITY = 0.35;
const UP = new Vector3(0, 1, 0);

export function createTube(colour: number): Tube {
  const group = new Group();
  const rod = new CylinderGeometry(1, 1, 1, 10, 1, true);
  const joint = new SphereGeometry(1, 10, 8);
  const solid = new MeshBasicMaterial({ color: colour });
  const shadow = new MeshBasicMaterial({
    color: colour,
    transparent: true,
    opacity: SHADOW_OPACITY,
    depthTest: false,
    depthWrite: false,
  });
  const clear = () => {
    for (const mesh of group.children) {
      (mesh as InstancedMesh).dispose();
    }
    group.clear();
  };
  return {
    group,
    show(lines, radius_m) {
      clear();
      const rods = lines.flatMap((line) => rodMatrices(line, radius_m));
      const joints = lines
        .flat()
        .map((at) => new Matrix4().makeScale(radius_m, radius_m, radius_m).setPosition(at));
      for (const material of [shadow, solid]) {
        for (const mesh of [...instances(rod, material, rods), ...instances(joint, material, joints)]) {
          group.add(mesh);
        }
      }
    },
    destroy() {
      clear();
      for (const part of [rod, joint, solid, shadow]) {
        part.dispose();
      }
    },
  };
}

function instances(
  geometry: CylinderGeometry | SphereGeometry,
  material: MeshBasicMaterial,
  matrices: readonly Matrix4[],
): InstancedMesh[] {
  if (!matrices.length) {
    return [];
  }
  const mesh = new InstancedMesh(geometry, material, matrices.length);
  for (const [i, matrix] of matrices.entries()) {
    mesh.setMatrixAt(i, matrix);
  }
  mesh.frustumCulled = false;
  mesh.renderOrder = material.transparent ? 1 : 2;
  return [mesh];
}

function rodMatrices(line: Line, radius_m: number): Matrix4[] {
  return line.slice(1).map((to, i) => {
    const from = line[i] ?? to;
    const along = to.clone().sub(from);
    const length = along.length();
    const turn = new Quaternion().setFromUnitVectors(UP, along.normalize());
    const middle = from.clone().add(to).multiplyScalar(0.5);
    return new Matrix4().compose(middle, turn, new Vector3(radius_m, length, radius_m));
  });
}
