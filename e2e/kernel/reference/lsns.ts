import { readlinkSync } from 'node:fs';
import type { Snapshot } from '../../../main/model/snapshot.ts';
import { output } from '../collector/run.ts';

/** A line of lsns(8), its own process taken out. */
export interface Row {
  processes: number;
  /** Lowest pid in it. */
  pid: number;
  uid: number;
  user: string;
  parent: string | null;
  owner: string | null;
}

interface Listed {
  ns: number;
  type: string;
  nprocs: number;
  pid: number;
  uid: number;
  user: string;
  pns: number;
  ons: number;
}

/** All namespaces with processes that `lsns` shows, by id. */
export async function lsns(): Promise<Map<string, Row>> {
  const text = await output('lsns', ['-J', '-o', 'NS,TYPE,NPROCS,PID,UID,USER,PNS,ONS']);
  const { namespaces } = JSON.parse(text) as { namespaces: Listed[] };
  const rows = new Map<string, Row>();
  for (const { ns, type, nprocs, pid, uid, user, pns, ons } of namespaces) {
    const id = `${type}:${ns}`;
    const own = readlinkSync(`/proc/self/ns/${type}`) === `${type}:[${ns}]` ? 1 : 0;
    if (nprocs - own === 0) continue;
    rows.set(id, {
      processes: nprocs - own,
      pid,
      uid,
      user,
      parent: pns === 0 ? null : `${type}:${pns}`,
      owner: ons === 0 ? null : `user:${ons}`,
    });
  }
  return rows;
}

/** The same of a snapshot. */
export function asLsns({ namespaces, processes }: Snapshot): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const { id, type, processCount, parent, owner } of namespaces) {
    const members = processes.filter((process) => process.namespaces[type] === id);
    const [lowest] = members.sort((a, b) => a.pid - b.pid);
    if (lowest === undefined) continue;
    const { pid, uid, user } = lowest;
    rows.set(id, { processes: processCount, pid, uid, user: user ?? `${uid}`, parent, owner });
  }
  return rows;
}
