import { lstatSync, statSync } from 'node:fs';
import { maybe } from '../../kernel/files.ts';

export interface EngineSocket {
  engine: 'docker' | 'podman';
  path: string;
}

/** Where the engines of the system listen, and those of users. */
export interface SocketPlaces {
  system: readonly EngineSocket[];
  of(uid: number): readonly EngineSocket[];
}

export const USUAL_SOCKETS: SocketPlaces = {
  system: [
    { engine: 'docker', path: '/var/run/docker.sock' },
    { engine: 'podman', path: '/run/podman/podman.sock' },
  ],
  of(uid) {
    // What pam_systemd(8) sets XDG_RUNTIME_DIR to; our own may be elsewhere.
    const own = uid === process.geteuid?.() ? process.env.XDG_RUNTIME_DIR : undefined;
    const directory = own || `/run/user/${uid}`;
    return [
      { engine: 'docker', path: `${directory}/docker.sock` },
      { engine: 'podman', path: `${directory}/podman/podman.sock` },
    ];
  },
};

/**
 * The sockets that may tell of the containers of a user: those of the system,
 * which only root may put there, and his own. A user's socket is asked of his
 * containers alone, and only where it is a socket of his: what stands in his
 * directory he may have put there to mislead.
 */
export function socketsFor(places: SocketPlaces, uid: number): EngineSocket[] {
  const own = places.of(uid).filter(({ path }) => {
    const found = maybe(() => lstatSync(path));
    return found?.isSocket() === true && found.uid === uid;
  });
  const system = places.system.filter(
    ({ path }) => maybe(() => statSync(path))?.isSocket() === true,
  );
  return uid === 0 ? system : [...own, ...system];
}
