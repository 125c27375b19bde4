/** For what opens at a tap: the first field in it takes the focus. */
export const focusFirst = (node: HTMLElement) => node.querySelector<HTMLElement>('input, textarea')?.focus();
