import { useEffect, useState } from 'preact/hooks';

/**
 * What `load` brings, undefined until it is here: for parts of the program that few need and that
 * would make every start slower.
 */
export function useLoaded<T extends object>(load: () => Promise<T>): T | undefined {
  const [loaded, setLoaded] = useState<T>();
  useEffect(() => {
    let wanted = true;
    void load().then((part) => {
      if (wanted) setLoaded(part);
    });
    return () => (wanted = false);
  }, []);
  return loaded;
}
