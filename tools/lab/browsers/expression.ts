/** What can be evaluated in a page: an expression, or a function that needs nothing around it. */
export type Code<T, A extends unknown[]> = string | ((...args: A) => T | Promise<T>);

/**
 * One JavaScript expression that calls `code` with `args` and resolves to its result as JSON, so
 * that both browsers' protocols have to carry nothing but a string.
 * The compiler behind tsx wraps inner functions in a helper `__name`, which a page does not have.
 */
export function expressionOf<T, A extends unknown[]>(code: Code<T, A>, args: A): string {
  const body = typeof code === 'string' ? `() => (${code})` : String(code);
  const list = args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(', ');
  return `(async () => {
    const __name = (f) => f;
    return JSON.stringify(await (${body})(${list}));
  })()`;
}

/** Reads what {@link expressionOf} resolved to. */
export function resultOf<T>(json: unknown): T {
  return (typeof json === 'string' ? JSON.parse(json) : undefined) as T;
}
