import { Held, type IdMap, Party } from './processes.ts';

/**
 * Where a process and objects can stand to each other. Ids are chosen from few, so
 * that they often meet.
 */
export interface Setting {
  name: string;
  /** The process whose access is judged. */
  subject: Party;
  /** Ids that it can take on: as they are inside its user namespace. */
  uids: readonly number[];
  gids: readonly number[];
  /** Whether it may change its supplementary groups. */
  regroups: boolean;
  /** Ids of owners and creators of objects, as they are outside. */
  objectIds: readonly number[];
  /** Those among them that a POSIX queue can have: mapped in the owner of its namespace. */
  queueIds: readonly number[];
}

/** Root stays root, so that it can read this program; the others are 100000 and on. */
const WIDE: IdMap = {
  lines: [
    [0, 0, 1],
    [1, 100_000, 1000],
  ],
};
/** The same, with room for the maker of the namespace. */
const MAKER = 2001;
const WITH_MAKER: IdMap = {
  lines: [
    [0, 0, 1],
    [1, MAKER, 1],
    [2, 100_000, 1000],
  ],
};
/** Each line of a map has to lie within one of the parent's. */
const ONE_TO_ONE: IdMap['lines'] = [
  [0, 0, 1],
  [1, 1, 1],
  [2, 2, 1000],
];

const OUTSIDE = [0, 1001, 1002, MAKER];
const INSIDE = [0, 1, 2, 3];
const AS_MAPPED = [0, 100_000, 100_001, 100_002];

/** Starts all of them. What was started is in `started`, also where it fails half-way. */
export async function settings(started: Held[]): Promise<Setting[]> {
  async function party(through: string, map: IdMap | null = null): Promise<Party> {
    const one = await Party.start(words(through), map);
    started.push(one);
    return one;
  }
  async function held(through: string, map: IdMap | null = null): Promise<Held> {
    const one = await Held.start(words(through), map);
    started.push(one);
    return one;
  }
  const free = { uids: OUTSIDE, gids: OUTSIDE, regroups: true };
  const mapped = { uids: INSIDE, gids: INSIDE, regroups: true };
  const as = `setpriv --reuid ${MAKER} --regid ${MAKER} --clear-groups`;

  const below = await held(`${as} unshare --user --ipc`, WITH_MAKER);
  const middle = await held(`${as} unshare --user`, WITH_MAKER);
  const intoMiddle = `nsenter --target ${middle.pid} --user`;
  const deepest = await held(
    `${intoMiddle} setpriv --reuid 3 --regid 3 --clear-groups unshare --user --ipc`,
    { lines: ONE_TO_ONE, from: words(intoMiddle) },
  );
  const intoDeepest = `nsenter --target ${deepest.pid} --ipc`;

  return [
    {
      name: 'both in the initial user namespace',
      subject: await party('unshare --ipc'),
      ...free,
      objectIds: OUTSIDE,
      queueIds: OUTSIDE,
    },
    {
      name: 'both in one child user namespace',
      subject: await party('unshare --user --ipc', WIDE),
      ...mapped,
      objectIds: [...AS_MAPPED, 1001],
      queueIds: AS_MAPPED,
    },
    {
      name: 'unshare --user --map-root-user --ipc',
      subject: await party('setpriv --groups 1001 unshare --user --map-root-user --ipc'),
      uids: [0],
      gids: [0],
      regroups: false,
      objectIds: OUTSIDE,
      queueIds: [0],
    },
    {
      name: 'the process above, the objects in a child that user 2001 made',
      subject: await party(`nsenter --target ${below.pid} --ipc`),
      ...free,
      objectIds: OUTSIDE,
      queueIds: [0, MAKER],
    },
    {
      name: 'the process in a child, the objects above',
      subject: await party('unshare --ipc unshare --user', WIDE),
      ...mapped,
      objectIds: [...AS_MAPPED, 1001],
      queueIds: [...AS_MAPPED, 1001],
    },
    {
      name: 'the process in a child, the objects in a grandchild that its user 3 made',
      subject: await party(`${intoMiddle} ${intoDeepest}`),
      ...mapped,
      objectIds: [0, MAKER, 100_000, 100_001],
      queueIds: [0, MAKER, 100_000, 100_001],
    },
    {
      name: 'the process above, the objects in a grandchild whose parent user 2001 made',
      subject: await party(intoDeepest),
      ...free,
      uids: [...OUTSIDE, 100_001],
      objectIds: OUTSIDE,
      queueIds: [0, MAKER],
    },
    {
      name: 'the process in one child, the objects in its sibling',
      subject: await party(`nsenter --target ${below.pid} --ipc unshare --user`, WIDE),
      ...mapped,
      objectIds: [...AS_MAPPED, MAKER],
      queueIds: [0, MAKER, 100_000, 100_001],
    },
  ];
}

function words(text: string): string[] {
  return text.split(' ');
}
