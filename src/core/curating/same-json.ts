type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value under that key, never what every object inherits; an empty list says what none says. */
export function own(value: Json, key: string): unknown {
  const found = Object.hasOwn(value, key) ? value[key] : undefined;
  return Array.isArray(found) && found.length === 0 ? undefined : found;
}

/** The object under that key; an empty one where there is none. */
export function objectIn(value: Json, key: string): Json {
  const found = own(value, key);
  return isObject(found) ? found : {};
}

/** The list under that key; an empty one where there is none. */
export function listIn(value: Json, key: string): readonly unknown[] {
  const list = own(value, key);
  return Array.isArray(list) ? list : [];
}

export const objectsIn = (value: Json, key: string): readonly Json[] => listIn(value, key).filter(isObject);

/** The keys of both: those of the one as it was first, in their order there. */
export const keysOf = (was: Json, is: Json): string[] => [...new Set([...Object.keys(was), ...Object.keys(is)])];

/** Whether two values of JSON say the same; the order of keys says nothing, and a key without value is no key. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, i) => sameJson(one, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  return keysOf(a, b).every((key) => sameJson(own(a, key), own(b, key)));
}

/** The same text for the same value, whatever the order of its keys. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    isObject(one)
      ? Object.fromEntries(
          Object.keys(one)
            .sort()
            .map((key) => [key, own(one, key)]),
        )
      : one,
  ) ?? "";
