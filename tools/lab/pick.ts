/** Those of `all` that an option names, with commas between; all where there is no option. */
export function pick<T extends string>(
  option: string | undefined,
  all: readonly T[],
): readonly T[] {
  if (option === undefined) return all;
  return option.split(',').map((name) => {
    const found = all.find((each) => each === name);
    if (!found) throw new Error(`'${name}' is none of ${all.join(', ')}`);
    return found;
  });
}
