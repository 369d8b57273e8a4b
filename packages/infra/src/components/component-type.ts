import { PROJECT } from '@quote-elt/runtime';

/** The type of a component of this project, as Pulumi's state names it. */
export function componentType(name: string): string {
  return `${PROJECT}:index:${name}`;
}
