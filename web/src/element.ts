/** Making elements, short enough to read like the page itself. */

type Attributes = Readonly<Record<string, string | number | boolean | null | undefined | EventListener>>;
type Child = Node | string | null | undefined | false;

/**
 * Make an element. A function is a listener (`onclick`), `true` an attribute without a value; `false`, `null` and
 * `undefined` leave it out.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Node[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, String(value));
    }
  }
}

/** A part of the page: its element, and how to undo whatever it began. */
export interface Control {
  readonly element: HTMLElement;
  destroy(): void;
}

export function destroyAll(controls: Iterable<{ destroy(): void }>): void {
  for (const control of controls) {
    control.destroy();
  }
}
