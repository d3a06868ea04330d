import fc from 'fast-check';
import { expect, test } from 'vitest';
import { snapshotOf, worldOf } from '../../../preload/contract.ts';
import { sceneOf } from '../../graph/scene/build.ts';
import { SceneMemory } from '../../graph/scene/memory.ts';
import { mqueue, msg, namespace, process, shm, snapshot } from '../../state/samples.ts';
import { diagramOf } from './diagram.ts';
import { graphviz, quoted } from './graphviz.ts';
import { label, mermaid } from './mermaid.ts';

function world(name: string) {
  return worldOf(
    snapshot({
      namespaces: [
        namespace({ inode: 1, initial: true, processCount: 3 }),
        namespace({ inode: 10, nestedIn: 'ipc:1', processCount: 2 }),
        namespace({ inode: 11, heldBy: [{ kind: 'bind-mount', path: '/run/x' }] }),
      ],
      processes: [
        process({ pid: 1, ipc: 'ipc:1' }),
        process({ pid: 3, ipc: 'ipc:1' }),
        process({ pid: 4, ipc: 'ipc:1' }),
        process({ pid: 20, comm: 'shop' }),
        process({ pid: 21, comm: name }),
      ],
      objects: [msg({ sysvId: 3, messages: 2, bytes: 20 }), mqueue({ name: `/${name}` }), shm()],
      links: [
        { kind: 'last-sender', process: 20, object: 'ipc:10/msg/3' },
        { kind: 'blocked', process: 21, object: 'ipc:10/msg/3', operation: 'msgrcv' },
        { kind: 'attached', process: 20, object: 'ipc:10/shm/0', access: 'read' },
      ],
    }),
  );
}

const diagram = (name: string) =>
  diagramOf(sceneOf(world(name), 1, new SceneMemory()), 'IPC namespaces of atlas');

test('rooms in rooms, everything that is tied, and the rest counted', () => {
  const { rooms, lines } = diagram('till');
  expect(rooms.map(({ id, words }) => [id, words[0]])).toEqual([
    ['r0', 'Host'],
    ['r2', 'No process'],
  ]);
  const [host] = rooms;
  expect(host?.nodes.map(({ kind, words }) => [kind, words[0]])).toEqual([
    ['group', 'root · 3 processes'],
  ]);
  const [shop] = host?.rooms ?? [];
  expect(shop?.nodes.map(({ kind, words }) => [kind, ...words])).toEqual([
    ['process', 'shop', 'pid 20'],
    ['process', 'till', 'pid 21'],
    ['mqueue', '/till', 'empty'],
    ['msg', 'queue 0x4d2', '2 messages · 20 bytes'],
    ['shm', 'segment 0x4d2', '4 KiB · 0 attaches'],
  ]);
  expect(lines.map(({ words, truth, heads }) => [words, truth, heads])).toEqual([
    ['sent last', 'past', [false, true]],
    ['reads', 'now', [true, false]],
    ['waits', 'waiting', [false, true]],
  ]);
});

test('Graphviz: clusters, shapes and directions', () => {
  const text = graphviz(diagram('till'));
  expect(text).toMatch(/^digraph "IPC namespaces of atlas" \{\n/);
  expect(text).toContain('    subgraph cluster_r1 {\n      label="shop\\nIPC namespace 10');
  expect(text).toContain('[label="reads", dir=back, style=solid]');
  expect(text).toContain('[label="waits", dir=forward, style=bold]');
  expect(text).toContain('r2_empty [style=invis');
  expect(text.match(/\{/g)?.length).toBe(text.match(/\}/g)?.length);
});

test('Mermaid: subgraphs, shapes and directions', () => {
  const text = mermaid(diagram('till'));
  expect(text).toMatch(/^%% IPC namespaces of atlas\nflowchart LR\n/);
  expect(text).toContain('    subgraph r1["shop<br/>IPC namespace 10');
  expect(text).toMatch(/n\d -.->\|"sent last"\| n\d/);
  expect(text).toMatch(/n\d ==>\|"waits"\| n\d/);
  expect(text.match(/subgraph/g)?.length).toBe(text.match(/^ *end$/gm)?.length);
});

/** The lines that Graphviz sees in a quoted string, after lib/cgraph/scan.l and its escapes. */
function seen(text: string): string[] {
  expect(text).toMatch(/^"(?:[^"\\\n]|\\.)*"$/s);
  return text
    .slice(1, -1)
    .split(/(?<=(?<!\\)(?:\\\\)*)\\n/)
    .map((line) => line.replace(/\\(.)/gs, '$1').replaceAll('&amp;', '&'));
}

const lines = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 3 });

test('no name ends a string of Graphviz, and all are read as they are', () => {
  fc.assert(
    fc.property(lines, (words) => {
      expect(seen(quoted(words))).toEqual(words.map((word) => word.replace(/[\0\r\n]/g, ' ')));
    }),
  );
});

test('no name means anything to Mermaid, and all are read as they are', () => {
  fc.assert(
    fc.property(lines, (words) => {
      const text = label(words);
      expect(text.replaceAll('<br/>', '')).toMatch(/^[\p{L}\p{N} ._\-/:·,()+=@#;]*$/u);
      const read = text
        .split('<br/>')
        .map((line) => line.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))));
      expect(read).toEqual(words);
    }),
  );
});

test('hostile names stay inside their labels', () => {
  const name = '"]; end %%{init}%% \\N <b>`&lt;';
  const plain = diagram('till');
  const lineCount = (text: string) => text.split('\n').length;
  expect(lineCount(graphviz(diagram(name)))).toBe(lineCount(graphviz(plain)));
  expect(lineCount(mermaid(diagram(name)))).toBe(lineCount(mermaid(plain)));
  expect(mermaid(diagram(name)).match(/%%/g)).toHaveLength(1);
});

test('a snapshot is whole again', () => {
  const whole = world('till');
  expect(worldOf(JSON.parse(JSON.stringify(snapshotOf(whole))))).toEqual(whole);
});
