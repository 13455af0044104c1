/** What the model's layers look like: walls cut open, doors low, other storeys like glass. */

import {
  type Color,
  DoubleSide,
  type Material,
  MeshBasicMaterial,
  MeshLambertMaterial,
  type Plane,
} from "three";

/** How high each layer may rise above its floor before it is cut away, m; `null` leaves it whole. */
const CUT_M: Readonly<Record<string, number | null>> = {
  sign: null,
  stair: null,
  escalator: null,
  ramp: null,
  floor: null,
  elevator: 2.2,
  door: 0.25,
};
export const WALL_CUT_M = 1.15;

export function cutOf(layer: string): number | null {
  const cut = CUT_M[layer];
  return cut === undefined ? WALL_CUT_M : cut;
}

/** Seen through glass, a storey is its floors, walls and the ways between storeys. */
const GHOST_LAYERS: readonly string[] = ["floor", "slab", "wall", "stair", "elevator", "escalator", "ramp"];
const GHOST_OPACITY = 0.24;

export function isGhostLayer(layer: string): boolean {
  return GHOST_LAYERS.includes(layer);
}

/** Shades of ours for layers whose modelled colour says nothing to a visitor. */
const PAPER: Readonly<Record<string, number>> = { wall: 0xf2eee4, slab: 0xe4e1d9, column: 0xd8d3c6 };

/** A body's own look: Lambert is a fifth of the shader of what the file asks for, and flat is what it has. */
export function bodyMaterial(layer: string, colour: Color, opacity: number, cut: Plane | null): Material {
  return new MeshLambertMaterial({
    color: PAPER[layer] ?? colour,
    transparent: opacity < 1,
    opacity,
    depthWrite: opacity >= 1,
    side: DoubleSide,
    flatShading: true,
    clippingPlanes: cut ? [cut] : null,
  });
}

export function ghostMaterial(layer: string, colour: Color, cut: Plane | null): Material {
  return new MeshBasicMaterial({
    color: PAPER[layer] ?? colour,
    transparent: true,
    opacity: GHOST_OPACITY,
    depthWrite: false,
    side: DoubleSide,
    clippingPlanes: cut ? [cut] : null,
  });
}

/** The cut faces of walls and columns: dark, as on a drawn plan. */
const CUT_COLOUR = 0x5d6a6d;
const GHOST_CUT_OPACITY = 0.4;

export function cutMaterial(): Material {
  return new MeshBasicMaterial({ color: CUT_COLOUR, side: DoubleSide });
}

export function ghostCutMaterial(): Material {
  return new MeshBasicMaterial({
    color: CUT_COLOUR,
    side: DoubleSide,
    transparent: true,
    opacity: GHOST_CUT_OPACITY,
    depthWrite: false,
  });
}
