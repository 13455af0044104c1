/** The route on the flat plan: grey behind, coloured ahead, with a light edge so that it reads on any floor. */

import { svg } from "../element";
import type { Path } from "../geometry/polyline";
import { linePath } from "./floor";
import type { Strand } from "./strands";

export function drawRoute(strands: readonly Strand[], storey: string): SVGGElement {
  const here = strands.filter((strand) => strand.storeys.includes(storey));
  return svg(
    "g",
    { class: "route" },
    ...here.flatMap((strand) => line(strand.behind, "route-behind")),
    ...here.flatMap((strand) => line(strand.ahead, "route-edge")),
    ...here.flatMap((strand) => line(strand.ahead, "route-ahead")),
  );
}

function line(path: Path, className: string): SVGPathElement[] {
  return path.length > 1
    ? [svg("path", { class: className, d: linePath(path.map(([x, y]) => [x, y])) })]
    : [];
}
