/** What engines said, with the addresses where people recorded it; cut where `…` stands. */

/** https://github.com/monitoringartist/zabbix-docker-monitoring/issues/117, the first container. */
export const DOCKER_LIST = `[{"Id":"9fccde245c8b953c35b3b11503e2c1116d59a9036520ea23c47e89d0bc062341","Names":["/cadvisor"],"Image":"google/cadvisor:v0.24.1","ImageID":"sha256:cc8254dd08c6ff3e6521fab4fdd9cc361c704f2fa51007ce230035f0b391f118","Command":"/usr/bin/cadvisor -logtostderr","Created":1552977610,"Ports":[{"IP":"0.0.0.0","PrivatePort":8080,"PublicPort":8080,"Type":"tcp"}],"Labels":{},"State":"running","Status":"Up 3 hours","HostConfig":{"NetworkMode":"default"},"NetworkSettings":{"Networks":{"bridge":{"IPAMConfig":null,"Links":null,"Aliases":null,"NetworkID":"6601796fc3529489212da6d51b5440bdb46914c9a8b4770ffbe5d83fb0f977ff","EndpointID":"80fae64f612511cb42d6063f8b1e30e9c678ed79901003f436c1c6ac301ed57c","Gateway":"172.17.0.1","IPAddress":"172.17.0.2","IPPrefixLen":16,"IPv6Gateway":"","GlobalIPv6Address":"","GlobalIPv6PrefixLen":0,"MacAddress":"02:42:ac:11:00:02","DriverOpts":null}}},"Mounts":[{"Type":"bind","Source":"/","Destination":"/rootfs","Mode":"","RW":true,"Propagation":"rprivate"}]}]`;
export const DOCKER_ID = '9fccde245c8b953c35b3b11503e2c1116d59a9036520ea23c47e89d0bc062341';

/**
 * The form of Podman's compatible API: names and states from
 * https://github.com/Finsys/dockhand/issues/737, the id from
 * https://github.com/podman-container-tools/podman/issues/20423.
 */
export const PODMAN_LIST = `[{"Id":"cf21d19260ace8544fe8b769fc2638bf2c0873dfbfff0b6253f0569b26a1d5eb","Names":["/rss-bridge"],"State":"running","Status":"Up 4 days"}]`;
export const PODMAN_ID = 'cf21d19260ace8544fe8b769fc2638bf2c0873dfbfff0b6253f0569b26a1d5eb';

/** https://github.com/containerd/containerd/pull/7735: its config.json of this id, the annotations. */
export const CONTAINERD_ID = '1733e7a76be7ee5c026275bb563de617e1e5723164a1f07903469a320d5a67a4';
export const CONTAINERD_BUNDLE = `{
  "annotations": {
    "io.kubernetes.cri.container-name": "test-pod-9240",
    "io.kubernetes.cri.container-type": "container",
    "io.kubernetes.cri.image-name": "mirror.gcr.io/library/alpine:latest",
    "io.kubernetes.cri.sandbox-id": "08880aefad635b5735451d8e933536ca4d715378f3bd94cd35bc8cab77884095",
    "io.kubernetes.cri.sandbox-name": "test-pod-9240",
    "io.kubernetes.cri.sandbox-namespace": "default",
    "io.kubernetes.cri.sandbox-uid": "4fe556a4-0bd7-45be-966f-46e2cbf4c4ac"
  }
}`;

/** https://github.com/cri-o/cri-o/issues/6906: config.json of a pod's sandbox, some annotations. */
export const CRIO_BUNDLE = `{
  "annotations": {
    "io.kubernetes.cri-o.SandboxID": "295df75b855572578e97bb7678251d6745188308d93a1b105bad2c329b53dd47",
    "io.kubernetes.cri-o.SandboxName": "k8s_wasm-test_default_be76f5b7-8151-4a31-98a6-e3a8313959f7_0",
    "io.kubernetes.pod.name": "wasm-test",
    "io.kubernetes.pod.namespace": "default",
    "io.kubernetes.pod.uid": "be76f5b7-8151-4a31-98a6-e3a8313959f7"
  }
}`;

/** https://github.com/istio/istio/issues/55139: the command line of CRI-O's monitor, cut. */
export const CRIO_MONITOR_ID = 'c055fa05e5c1c20cc4ef3e2ebd180ab360b5369538c9b7cd536b3e6c58311b39';
export const CRIO_MONITOR = [
  '/usr/bin/conmon',
  '-b',
  '/run/containers/storage/overlay-containers/c055fa05e5c1c20cc4ef3e2ebd180ab360b5369538c9b7cd536b3e6c58311b39/userdata',
  '-c',
  'c055fa05e5c1c20cc4ef3e2ebd180ab360b5369538c9b7cd536b3e6c58311b39',
  '--exit-dir',
  '/var/run/crio/exits',
  '-n',
  'k8s_shell_shell-79b95cc8b5-z2v4j_default_475aa441-1968-49f8-ae50-24ce2284812c_0',
  '-u',
  'c055fa05e5c1c20cc4ef3e2ebd180ab360b5369538c9b7cd536b3e6c58311b39',
];
