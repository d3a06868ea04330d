import { describe, expect, it } from 'vitest';
import { type Snapshot, worldOf } from '../../../preload/contract.ts';
import { HOST_IPC, namespace, object, process, snapshot } from '../bench/make.ts';
import { sceneOf } from '../scene/build.ts';
import { SceneMemory } from '../scene/memory.ts';
import { compact, sameStructure } from './compact.ts';

const memory = new SceneMemory();
const structure = (world: Snapshot) => compact(sceneOf(worldOf(world), 1, memory));

const world = (messages: number, state = 'S', links: Snapshot['links'] = []) =>
  snapshot({
    namespaces: [namespace(4026531839, { initial: true })],
    processes: [process(10, 'sender', HOST_IPC, { state }), process(11, 'other', HOST_IPC)],
    objects: [object('msg', HOST_IPC, 1, { messages, bytes: messages * 10 })],
    links: [{ kind: 'last-sender', process: 10, object: `${HOST_IPC}/msg/1` }, ...links],
  });

describe('the structure of a scene', () => {
  it('is the same while only numbers and states change', () => {
    expect(sameStructure(structure(world(2)), structure(world(3, 'R')))).toBe(true);
  });

  it('is another when a link comes', () => {
    const more: Snapshot['links'] = [
      { kind: 'last-receiver', process: 11, object: `${HOST_IPC}/msg/1` },
    ];
    expect(sameStructure(structure(world(2)), structure(world(2, 'S', more)))).toBe(false);
  });
});
