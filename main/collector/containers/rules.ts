import { unescapeUnit } from './units.ts';

/**
 * How container engines name the cgroup that a container's processes are in. Each
 * rule is about one part of the path; the innermost part that a rule knows is the
 * container, so that one within another is told by its own name. `recorded.ts`
 * holds a path seen in the wild for each.
 */
export interface Rule {
  engine: string;
  /** The part of the path. Its group `id` is the id, its group `name` the name, where it tells. */
  part: RegExp;
  /** The part that it lies in. */
  inside?: RegExp;
  /** A part that lies in it and is the engine's own, not the container's. */
  except?: string;
}

/** Ids of the engines that follow the OCI runtime specification: 256 bits. */
const ID = '(?<id>[0-9a-f]{64})';
const whole = (text: string) => new RegExp(`^${text}$`, 's');

export const CONTAINERS: readonly Rule[] = [
  // Docker: the systemd driver, rootless too; the cgroupfs driver.
  { engine: 'docker', part: whole(`docker-${ID}\\.scope`) },
  { engine: 'docker', part: whole(ID), inside: /^docker$/ },

  // Podman: the systemd manager; the cgroupfs manager; within a service (`--cgroups=split`).
  // Its monitor, conmon, has a cgroup `libpod-conmon-ID`, which none of these is.
  { engine: 'podman', part: whole(`libpod-${ID}(?:\\.scope)?`) },
  { engine: 'podman', part: whole(`libpod-payload-${ID}`) },

  // Kubernetes names the pod, and the runtime its container in it.
  { engine: 'containerd', part: whole(`cri-containerd-${ID}\\.scope`) },
  // The systemd notation, taken as a name by the cgroupfs driver.
  { engine: 'containerd', part: whole(`.+:cri-containerd:${ID}`) },
  { engine: 'containerd', part: whole(`nerdctl-${ID}\\.scope`) },
  { engine: 'cri-o', part: whole(`crio-${ID}(?:\\.scope)?`) },
  // With the cgroupfs driver the path does not say which runtime it is.
  { engine: 'kubernetes', part: whole(ID), inside: /^pod[0-9a-f_-]{32,36}$/ },

  // LXC, and LXD and Incus on top of it: their names are their ids. The monitor of
  // each has a cgroup `lxc.monitor.NAME`.
  { engine: 'lxc', part: /^lxc\.payload\.(?<name>.+)$/s },
  { engine: 'lxc', part: /^(?<name>.+)$/s, inside: /^lxc(?:\.payload)?$/s },

  // systemd-machined registers machines of libvirt by kind and number too.
  { engine: 'libvirt', part: /^machine-(?<id>(?:qemu|lxc)\\x2d\d+\\x2d(?<name>.+))\.scope$/s },
  { engine: 'libvirt', part: /^(?<id>(?:qemu|lxc)-\d+-(?<name>.+))\.libvirt-(?:qemu|lxc)$/s },
  {
    engine: 'systemd-nspawn',
    part: /^machine-(?<name>.+)\.scope$/s,
    except: 'supervisor',
  },
  {
    engine: 'systemd-nspawn',
    part: /^systemd-nspawn@(?<name>.+)\.service$/s,
    except: 'supervisor',
  },

  // An id of that length under a parent of somebody's own choice (`--cgroup-parent`).
  { engine: 'oci', part: whole(ID) },
];

/** Sandboxes of single applications: told where no container holds the process. */
export const SANDBOXES: readonly Rule[] = [
  { engine: 'snap', part: /^(?<id>snap\.(?<name>[^.]+)\..+)\.(?:scope|service)$/s },
  { engine: 'flatpak', part: /^(?<id>(?:app-)?flatpak-(?<name>.+)-\d+)\.scope$/s },
];

/** What a rule says of a part; null where it does not apply. */
export function applied(
  rule: Rule,
  path: readonly string[],
  index: number,
): { engine: string; id: string; name: string | null } | null {
  const groups = rule.part.exec(path[index] ?? '')?.groups;
  if (groups === undefined) return null;
  if (rule.inside && !rule.inside.test(path[index - 1] ?? '')) return null;
  if (rule.except !== undefined && path[index + 1] === rule.except) return null;
  const name = groups.name === undefined ? null : unescapeUnit(groups.name);
  const id = groups.id === undefined ? name : unescapeUnit(groups.id);
  return id === null ? null : { engine: rule.engine, id, name };
}
