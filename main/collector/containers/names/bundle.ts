import { isName } from './answer.ts';

/**
 * `config.json` of a container's bundle (OCI runtime specification), where the
 * runtimes of Kubernetes note whose container it is: read without asking them.
 */

/** Where containerd (also within k3s) and CRI-O keep the bundle of a container. */
export function bundlesOf(id: string): string[] {
  return [
    `/run/containerd/io.containerd.runtime.v2.task/k8s.io/${id}/config.json`,
    `/run/k3s/containerd/io.containerd.runtime.v2.task/k8s.io/${id}/config.json`,
    `/run/containers/storage/overlay-containers/${id}/userdata/config.json`,
  ];
}

/** `namespace/pod/container`, of the pod's own sandbox `namespace/pod`; null where it does not say. */
export function parseBundle(text: string): string | null {
  let bundle: unknown;
  try {
    bundle = JSON.parse(text);
  } catch {
    return null;
  }
  const annotations = field(bundle, 'annotations');
  for (const keys of RUNTIMES) {
    const namespace = field(annotations, keys.namespace);
    const pod = field(annotations, keys.pod);
    const container = field(annotations, keys.container);
    if (!isName(namespace) || !isName(pod)) continue;
    // CRI-O calls the container of the sandbox POD; containerd gives it no name.
    if (!isName(container) || container === 'POD') return `${namespace}/${pod}`;
    return `${namespace}/${pod}/${container}`;
  }
  return null;
}

const RUNTIMES = [
  {
    namespace: 'io.kubernetes.cri.sandbox-namespace',
    pod: 'io.kubernetes.cri.sandbox-name',
    container: 'io.kubernetes.cri.container-name',
  },
  {
    namespace: 'io.kubernetes.pod.namespace',
    pod: 'io.kubernetes.pod.name',
    container: 'io.kubernetes.container.name',
  },
];

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
