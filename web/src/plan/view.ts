/** What a map can do, drawn flat or in space; the pane around it does not care which. */

import type { Bounds, Point2, Point3, RouteFound } from "../api/schema";

export interface MapView {
  readonly element: HTMLElement | SVGElement;
  /** Show a storey, alone or with the others above and below it. Fails if it cannot be loaded. */
  showStorey(storey: string, stacked: boolean): Promise<void>;
  showRoute(route: RouteFound | null, walked_m: number): void;
  /** Bring a part of a storey into sight; `null` means all of it. */
  look(bounds: Bounds | null): void;
  zoom(factor: number): void;
  pan(dx: number, dy: number): void;
  /** Where a point of a storey is seen, in pixels of the element; `null` if it is not. */
  project(point: Point3, storey: string): Point2 | null;
  /** The direction in the plan that points up the screen, degrees. */
  upDeg(): number;
  resize(): void;
  destroy(): void;
}

export interface MapListener {
  /** The view has moved: whatever lies over it must follow. */
  moved(): void;
  picked(id: string | null): void;
}
