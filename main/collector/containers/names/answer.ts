/**
 * What an engine answers to `GET /containers/json`: Docker's Engine API and
 * Podman's compatible one, an array of objects with at least `Id` and `Names`.
 */

/** Names of containers by id. Null where it is no such answer. */
export function parseContainerList(body: string): Map<string, string> | null {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return null;
  }
  if (!Array.isArray(answer)) return null;
  const names = new Map<string, string>();
  for (const item of answer as unknown[]) {
    if (typeof item !== 'object' || item === null) continue;
    const { Id: id, Names: aliases } = item as { Id?: unknown; Names?: unknown };
    if (typeof id !== 'string' || !ID.test(id) || !Array.isArray(aliases)) continue;
    // Besides its own name those that links gave it, `/other/alias`.
    const name = (aliases as unknown[]).find(isOwnName);
    if (name !== undefined) names.set(id, name.slice(1));
  }
  return names;
}

export const ID = /^[0-9a-f]{64}$/;

// `RestrictedNameChars` of Docker and Podman, and what each puts before it.
const OWN_NAME = /^\/[a-zA-Z0-9][a-zA-Z0-9_.-]{0,253}$/;

function isOwnName(value: unknown): value is string {
  return typeof value === 'string' && OWN_NAME.test(value);
}

/** The same without the slash, as command lines and annotations hold it. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && OWN_NAME.test(`/${value}`);
}
