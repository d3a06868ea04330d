import type { Refusal } from '../../model/requests/answer.ts';
import {
  type Identity,
  identityOf,
  type SysvIdentity,
  sameObject,
} from '../../model/requests/identity.ts';
import { translate } from '../entering/child.ts';
import { type SysvObject, sysvipcObject } from '../entering/content.ts';
import { readTable } from '../kernel/files.ts';
import type { IdMaps } from '../namespaces/idmap.ts';
import { GONE, REPLACED } from './refusals.ts';

/**
 * The object of the IPC namespace that the thread is in, if it still is the one that
 * was shown.
 *
 * @param maps of the user namespace that the thread is in, where that is not the observer's
 */
export function foundAs(shown: SysvIdentity, maps: IdMaps): SysvObject | Refusal {
  const text = readTable(`/proc/sysvipc/${shown.kind}`);
  const object = sysvipcObject(shown.namespace, shown.kind, text, shown.sysvId);
  if (object === null) return GONE;
  translate(object, maps);
  const now: Identity = identityOf(object);
  return sameObject(shown, now) ? object : REPLACED;
}

export function isRefusal<Value extends object>(value: Value | Refusal): value is Refusal {
  return 'ok' in value && value.ok === false;
}
