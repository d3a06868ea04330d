import type { LabRoom } from '../../model/lab/lab.ts';

const KINDS = ['msg', 'sem', 'shm', 'mqueue'] as const;

/**
 * What the lights of a step stand for in the picture; see `LabRecord.lit`. What is not
 * there (any more) gives no light.
 *
 * @param pids our pids by the name of the variable that holds the stage's
 */
export function litBy(
  lights: readonly string[],
  rooms: readonly LabRoom[],
  pids: ReadonlyMap<string, number | null>,
): string[] {
  const lit = lights.flatMap((light): string[] => {
    const [what = '', name = '', key] = light.split(' ');
    if (what === 'process') {
      const pid = pids.get(name);
      return pid ? [`pid ${pid}`] : [];
    }
    const ipc = rooms.find((room) => room.name === name)?.ipc;
    if (!ipc) return [];
    if (what === 'room') return [ipc];
    return what === 'objects'
      ? KINDS.map((kind) => `${ipc}/${kind}`)
      : [`${ipc}/${what}${key ? `#${key}` : ''}`];
  });
  return [...new Set(lit)];
}
