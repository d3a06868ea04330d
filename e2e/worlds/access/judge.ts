import { release } from 'node:os';
import { accessTo } from '../../../main/model/access/access.ts';
import type { Credentials } from '../../../main/model/access/credentials.ts';
import { type Need, OPERATIONS, permits } from '../../../main/model/access/operations.ts';
import { removalOf } from '../../../main/model/access/removal.ts';
import { removalSentence, sentence } from '../../../main/model/access/sentence.ts';
import type { Guarded, NamespaceFacts } from '../../../main/model/access/surroundings.ts';
import type { Attempt } from './attempts.mjs';
import type { Made } from './objects.mjs';

/** Compares what the model says with what the kernel did. */
export class Judge {
  /** Objects tried with credentials. */
  combinations = 0;
  removals = 0;
  /** How often each answer and each kind of rule came up. */
  readonly seen = new Map<string, number>();
  readonly calls = new Set<string>();
  /** In words: where the two differ. */
  readonly differences: string[] = [];

  attempts(
    credentials: Credentials,
    object: Guarded,
    namespaces: ReadonlyMap<string, NamespaceFacts>,
    attempts: readonly Attempt[],
  ): void {
    this.combinations += 1;
    const decision = accessTo(credentials, object, { host: HOST, namespaces });
    const { access, rule } = decision;
    this.#count(access);
    if (rule.by === 'bits') this.#count(`${rule.kind} ${rule.class} ${rule.role}`);
    else if (rule.by === 'capability') {
      const { through, namespace, capability } = rule.power;
      const where = through.namespace === namespace ? 'there' : 'above';
      this.#count(`${capability} ${through.kind} ${where}`);
      if (capability === 'CAP_DAC_READ_SEARCH') this.#count(`${capability}: ${access}`);
    }
    for (const [call, outcome] of attempts) {
      this.calls.add(call);
      const expected = permits(decision, needOf(call));
      const did = GRANTED.includes(outcome) ? true : outcome === 'EACCES' ? false : null;
      if (expected !== null && expected === did) continue;
      this.#differ(`${call}: ${outcome}, but ${access}: ${sentence(rule)}`, credentials, object);
    }
  }

  removal(
    credentials: Credentials,
    object: Guarded,
    namespaces: ReadonlyMap<string, NamespaceFacts>,
    outcome: string,
  ): void {
    this.removals += 1;
    const { allowed, rule } = removalOf(credentials, object, { namespaces });
    const role = rule.by === 'user' ? ` ${rule.role}` : '';
    this.#count(
      `remove ${object.kind === 'mqueue' ? 'queue' : 'sysv'}: ${rule.by}${role} ${allowed}`,
    );
    const did = outcome === 'ok' ? 'yes' : /^(EPERM|EACCES)$/.test(outcome) ? 'no' : outcome;
    if (allowed === did) return;
    this.#differ(`remove: ${outcome}, but ${removalSentence(rule)}`, credentials, object);
  }

  #count(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }

  #differ(what: string, credentials: Credentials, object: Guarded): void {
    const capabilities = credentials.capabilities?.toString(16);
    const mode = object.mode.toString(8);
    const details = JSON.stringify([
      { ...credentials, capabilities },
      { ...object, mode },
    ]);
    this.differences.push(`${what}\n  ${details}`);
  }
}

/** An object as the snapshot would tell of it. */
export function guarded(
  { kind, mode, uid, gid, creatorUid, creatorGid }: Made,
  ipc: string,
): Guarded {
  const common = { namespace: ipc, mode, uid, gid };
  return kind === 'mqueue' ? { kind, ...common } : { kind, ...common, creatorUid, creatorGid };
}

const HOST = { kernel: release() };

/** Allowed, though there may have been nothing to take and nothing to wait for. */
const GRANTED = ['ok', 'ENOMSG', 'EAGAIN'];

/** What the `…get` calls need follows from what their flags ask for. */
function needOf(call: string): Need {
  if (call.endsWith('asking to read')) return 'read';
  if (call.endsWith('asking to write')) return 'write';
  if (call.endsWith('asking to read and write')) return 'read-write';
  const operation = OPERATIONS.find((one) => one.call === call);
  if (operation === undefined) throw new Error(`not an operation of the model: ${call}`);
  return operation.needs;
}
