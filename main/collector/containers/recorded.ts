/**
 * Cgroups as people recorded them, each with the address where it stands: as
 * `/proc/PID/cgroup` printed it, or where only the path was given (from
 * systemd-cgls(1), systemctl(1), /sys/fs/cgroup) as the line that it makes.
 * Where a report leaves an id or number open (`<longid>`), one has been put in.
 */
export interface Recorded {
  what: string;
  source: string;
  text: string;
  expected: { engine: string; id: string; name: string | null; pod?: string } | null;
}

const v2 = (path: string) => `0::${path}\n`;

export const RECORDED: readonly Recorded[] = [
  {
    what: 'Docker, cgroupfs driver, v1 with an empty v2',
    source: 'https://github.com/ctrsploit/ctrsploit/issues/280',
    text: `12:net_cls,net_prio:/docker/2403ccfe427f1dc7b6120dccb9ac58c2f8456950380d587a9f33ea7f00dd303d
11:freezer:/docker/2403ccfe427f1dc7b6120dccb9ac58c2f8456950380d587a9f33ea7f00dd303d
10:rdma:/
9:blkio:/docker/2403ccfe427f1dc7b6120dccb9ac58c2f8456950380d587a9f33ea7f00dd303d
8:memory:/docker/2403ccfe427f1dc7b6120dccb9ac58c2f8456950380d587a9f33ea7f00dd303d
7:perf_event:/docker/2403ccfe427f1dc7b6120dccb9ac58c2f8456950380d587a9f33ea7f00dd303d
6:hugetlb:/docker/2403ccfe427f1dc7b6120dccb9ac58c2f8456950380d587a9f33ea7f00dd303d
5:cpuset:/docker/2403ccfe427f1dc7b6120dccb9ac58c2f8456950380d587a9f33ea7f00dd303d
4:devices:/docker/2403ccfe427f1dc7b6120dccb9ac58c2f8456950380d587a9f33ea7f00dd303d
3:pids:/docker/2403ccfe427f1dc7b6120dccb9ac58c2f8456950380d587a9f33ea7f00dd303d
2:cpu,cpuacct:/docker/2403ccfe427f1dc7b6120dccb9ac58c2f8456950380d587a9f33ea7f00dd303d
1:name=systemd:/docker/2403ccfe427f1dc7b6120dccb9ac58c2f8456950380d587a9f33ea7f00dd303d
0::/system.slice/containerd.service
`,
    expected: {
      engine: 'docker',
      id: '2403ccfe427f1dc7b6120dccb9ac58c2f8456950380d587a9f33ea7f00dd303d',
      name: null,
    },
  },
  {
    what: 'Docker, several hierarchies left at the root',
    source: 'https://github.com/moby/moby/issues/33352',
    text: `13:pids:/
12:hugetlb:/
11:net_prio:/
10:perf_event:/docker/5dace3de0735f73d2b5048f12d41a71741a02e49668de921fdae62f7e65dc498
9:net_cls:/
8:freezer:/docker/5dace3de0735f73d2b5048f12d41a71741a02e49668de921fdae62f7e65dc498
7:devices:/docker/5dace3de0735f73d2b5048f12d41a71741a02e49668de921fdae62f7e65dc498
6:memory:/docker/5dace3de0735f73d2b5048f12d41a71741a02e49668de921fdae62f7e65dc498
1:name=systemd:/
`,
    expected: {
      engine: 'docker',
      id: '5dace3de0735f73d2b5048f12d41a71741a02e49668de921fdae62f7e65dc498',
      name: null,
    },
  },
  {
    what: 'Docker, systemd driver, v2',
    source: 'https://github.com/earthly/earthly/issues/1533',
    text: v2(
      '/system.slice/docker-2a55517bd2c9f85d2e1911cb4cd0840a4aa299513af411fb437c0661dd88d11b.scope',
    ),
    expected: {
      engine: 'docker',
      id: '2a55517bd2c9f85d2e1911cb4cd0840a4aa299513af411fb437c0661dd88d11b',
      name: null,
    },
  },
  {
    what: 'Docker, under a slice of its own (--cgroup-parent)',
    source: 'https://github.com/moby/moby/issues/42704',
    text: v2(
      '/my-example-cgroup.slice/docker-f903f3cc12f1d6c801d64c8ae04638faeb899c438d6f5d65f3352810d0181007.scope',
    ),
    expected: {
      engine: 'docker',
      id: 'f903f3cc12f1d6c801d64c8ae04638faeb899c438d6f5d65f3352810d0181007',
      name: null,
    },
  },
  {
    what: 'Docker, rootless',
    source: 'https://github.com/docker/docs/issues/14545',
    text: v2(
      '/user.slice/user-1000.slice/user@1000.service/user.slice/docker-2a55517bd2c9f85d2e1911cb4cd0840a4aa299513af411fb437c0661dd88d11b.scope',
    ),
    expected: {
      engine: 'docker',
      id: '2a55517bd2c9f85d2e1911cb4cd0840a4aa299513af411fb437c0661dd88d11b',
      name: null,
    },
  },
  {
    what: 'a service of the systemd that a Docker container runs',
    source: 'https://github.com/systemd/systemd/issues/11752',
    text: '1:name=systemd:/docker/d3d81786f3e154c7c9d379bcc3d4bdb1c55a5ee824195be91b8a40e55fdebe3a/system.slice/opendkim.service\n',
    expected: {
      engine: 'docker',
      id: 'd3d81786f3e154c7c9d379bcc3d4bdb1c55a5ee824195be91b8a40e55fdebe3a',
      name: null,
    },
  },
  {
    what: 'Podman as root, within a session of the user manager, crun',
    source: 'https://github.com/podman-container-tools/podman/issues/20423',
    text: v2(
      '/user.slice/user-0.slice/user@0.service/machine.slice/libpod-cf21d19260ace8544fe8b769fc2638bf2c0873dfbfff0b6253f0569b26a1d5eb.scope/container',
    ),
    expected: {
      engine: 'podman',
      id: 'cf21d19260ace8544fe8b769fc2638bf2c0873dfbfff0b6253f0569b26a1d5eb',
      name: null,
    },
  },
  {
    what: 'Podman as root',
    source: 'https://github.com/falcosecurity/libs/pull/1613',
    text: v2(
      '/machine.slice/libpod-a2bc7b153f034b17f358cde43a7f8c7475147e8a0d1b2573c26473244ec44ce4.scope/container',
    ),
    expected: {
      engine: 'podman',
      id: 'a2bc7b153f034b17f358cde43a7f8c7475147e8a0d1b2573c26473244ec44ce4',
      name: null,
    },
  },
  {
    what: 'its monitor, which is no part of the container',
    source: 'https://github.com/falcosecurity/libs/pull/1613',
    text: v2(
      '/machine.slice/libpod-conmon-a2bc7b153f034b17f358cde43a7f8c7475147e8a0d1b2573c26473244ec44ce4.scope',
    ),
    expected: {
      engine: 'systemd',
      id: 'libpod-conmon-a2bc7b153f034b17f358cde43a7f8c7475147e8a0d1b2573c26473244ec44ce4.scope',
      name: null,
    },
  },
  {
    what: 'Podman, a pod',
    source: 'https://github.com/podman-container-tools/podman/issues/13673',
    text: v2(
      '/machine.slice/machine-libpod_pod_ddf44d54b520f0b4469fcd01c3155ca49e6911dc2175471eb3a7b789187a7a89.slice/libpod-1dadda571b14eefb3158a15d0fff7e0089f9dd92f922679ed0116cccdfe8bb0f.scope/container',
    ),
    expected: {
      engine: 'podman',
      id: '1dadda571b14eefb3158a15d0fff7e0089f9dd92f922679ed0116cccdfe8bb0f',
      name: null,
    },
  },
  {
    what: 'Podman within a service (--cgroups=split, as Quadlet does)',
    source: 'https://github.com/podman-container-tools/podman/issues/16589',
    text: v2(
      '/system.slice/quadlet-minimal.service/libpod-payload-91c57c2ae87a8d57123bbb3083b3e158b911c4fd485da131f636f83f979b092c',
    ),
    expected: {
      engine: 'podman',
      id: '91c57c2ae87a8d57123bbb3083b3e158b911c4fd485da131f636f83f979b092c',
      name: null,
    },
  },
  {
    what: 'the monitor in that service',
    source: 'https://github.com/podman-container-tools/podman/issues/16589',
    text: v2('/system.slice/quadlet-minimal.service/runtime'),
    expected: { engine: 'systemd', id: 'quadlet-minimal.service', name: null },
  },
  {
    what: 'Podman, cgroupfs manager',
    source: 'https://github.com/opencontainers/runc/issues/2163',
    text: v2(
      '/libpod_parent/libpod-00b78ede55a4d847e53ddfe1e4c1b5498db0175ab22339705883f6b0dc136734',
    ),
    expected: {
      engine: 'podman',
      id: '00b78ede55a4d847e53ddfe1e4c1b5498db0175ab22339705883f6b0dc136734',
      name: null,
    },
  },
  {
    what: 'Podman, rootless, a pod',
    source: 'https://github.com/podman-container-tools/podman/issues/6400',
    text: v2(
      '/user.slice/user-1000.slice/user@1000.service/user.slice/user-libpod_pod_ddf44d54b520f0b4469fcd01c3155ca49e6911dc2175471eb3a7b789187a7a89.slice/libpod-1dadda571b14eefb3158a15d0fff7e0089f9dd92f922679ed0116cccdfe8bb0f.scope/container',
    ),
    expected: {
      engine: 'podman',
      id: '1dadda571b14eefb3158a15d0fff7e0089f9dd92f922679ed0116cccdfe8bb0f',
      name: null,
    },
  },
  {
    what: 'podman(1) itself, rootless',
    source: 'https://github.com/containers/crun/issues/376',
    text: v2('/user.slice/user-1000.slice/user@1000.service/user.slice/podman-6696.scope'),
    expected: { engine: 'systemd', id: 'podman-6696.scope', name: null },
  },
  {
    what: 'Kubernetes with containerd, systemd driver, burstable',
    source: 'https://github.com/netdata/netdata/issues/4868',
    text: v2(
      '/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod03f3f104_3215_44f2_9686_d4dd1f05a7ed.slice/cri-containerd-09d185410c4e25236cc24717f881589bb0978b24eafd101624e627a4dd8d3439.scope',
    ),
    expected: {
      engine: 'containerd',
      id: '09d185410c4e25236cc24717f881589bb0978b24eafd101624e627a4dd8d3439',
      name: null,
      pod: '03f3f104-3215-44f2-9686-d4dd1f05a7ed',
    },
  },
  {
    what: 'the same, a static pod',
    source: 'https://github.com/netdata/netdata/issues/4868',
    text: v2(
      '/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod187bff14cccb94f179e943eacce55bb3.slice/cri-containerd-c203a2647ef1ad78e990157c50331f3b6ef0b03336cf08535d6bf7faa5421415.scope',
    ),
    expected: {
      engine: 'containerd',
      id: 'c203a2647ef1ad78e990157c50331f3b6ef0b03336cf08535d6bf7faa5421415',
      name: null,
      pod: '187bff14cccb94f179e943eacce55bb3',
    },
  },
  {
    what: 'Kubernetes with containerd, systemd notation with the cgroupfs driver',
    source: 'https://github.com/open-telemetry/opentelemetry-java/issues/4507',
    text: `11:perf_event:/kubepods-besteffort-pod0125ec2f_b64a_4868_8f5b_94b56cbab864.slice:cri-containerd:ee4b20e90ac7f42a10bd004d05646b13d8ab5e2c5e7cbc01abf8006bac016459
10:blkio:/system.slice/containerd.service/kubepods-besteffort-pod0125ec2f_b64a_4868_8f5b_94b56cbab864.slice:cri-containerd:ee4b20e90ac7f42a10bd004d05646b13d8ab5e2c5e7cbc01abf8006bac016459
9:cpuacct,cpu:/system.slice/containerd.service/kubepods-besteffort-pod0125ec2f_b64a_4868_8f5b_94b56cbab864.slice:cri-containerd:ee4b20e90ac7f42a10bd004d05646b13d8ab5e2c5e7cbc01abf8006bac016459
8:cpuset:/kubepods-besteffort-pod0125ec2f_b64a_4868_8f5b_94b56cbab864.slice:cri-containerd:ee4b20e90ac7f42a10bd004d05646b13d8ab5e2c5e7cbc01abf8006bac016459
`,
    expected: {
      engine: 'containerd',
      id: 'ee4b20e90ac7f42a10bd004d05646b13d8ab5e2c5e7cbc01abf8006bac016459',
      name: null,
      pod: '0125ec2f-b64a-4868-8f5b-94b56cbab864',
    },
  },
  {
    what: 'Kubernetes, cgroupfs driver',
    source: 'https://github.com/moby/moby/issues/34584',
    text: '2:cpu:/kubepods/besteffort/pod9a18ffb8-8513-11e7-b26e-7e29fbe2a5a3/d28e0087cf8f3f0429f755d60b0de415b20fcf76736ded7bab6e30e7b739ee36\n',
    expected: {
      engine: 'kubernetes',
      id: 'd28e0087cf8f3f0429f755d60b0de415b20fcf76736ded7bab6e30e7b739ee36',
      name: null,
      pod: '9a18ffb8-8513-11e7-b26e-7e29fbe2a5a3',
    },
  },
  {
    what: 'Kubernetes with Docker',
    source: 'https://github.com/kontena/pharos-cluster/issues/440',
    text: '1:name=systemd:/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod9692aa0e_748e_11e8_8dfa_76d458035df6.slice/docker-abddff03dfd7710c79a750ce3e730365cbb2c8247a974170c1062683bc3e9152.scope\n',
    expected: {
      engine: 'docker',
      id: 'abddff03dfd7710c79a750ce3e730365cbb2c8247a974170c1062683bc3e9152',
      name: null,
      pod: '9692aa0e-748e-11e8-8dfa-76d458035df6',
    },
  },
  {
    what: 'Kubernetes in Docker (kind), seen inside the node',
    source: 'https://github.com/containerd/nri/pull/227',
    text: v2(
      '/kubelet.slice/kubelet-kubepods.slice/kubelet-kubepods-besteffort.slice/kubelet-kubepods-besteffort-pod1e597579_417e_482f_bf65_5fe170c3aebd.slice/cri-containerd-a09bc17f5aa29b0dbdec9ede5f46cf1396d2405917ab02e6f1eb1019f388396e.scope',
    ),
    expected: {
      engine: 'containerd',
      id: 'a09bc17f5aa29b0dbdec9ede5f46cf1396d2405917ab02e6f1eb1019f388396e',
      name: null,
      pod: '1e597579-417e-482f-bf65-5fe170c3aebd',
    },
  },
  {
    what: 'Kubernetes with CRI-O in Docker (minikube), seen from the host',
    source: 'https://github.com/kubernetes/minikube/issues/11280',
    text: '1:name=systemd:/docker/d6701ec289c56e4391acb11d07474b3139466857a305490575508a8b7a9fcf22/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod2ca4a155_3599_498d_bb9d_4446693fa3ea.slice/crio-0ba8ac17e4e7a31fb82279503552fe94e64bab4745bf6fd2ff231e7c8ca8bed0.scope\n',
    expected: {
      engine: 'cri-o',
      id: '0ba8ac17e4e7a31fb82279503552fe94e64bab4745bf6fd2ff231e7c8ca8bed0',
      name: null,
      pod: '2ca4a155-3599-498d-bb9d-4446693fa3ea',
    },
  },
  {
    what: 'Kubernetes with CRI-O',
    source: 'https://github.com/opencontainers/runc/issues/4620',
    text: `13:freezer:/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-poda5c1f8d5_1919_434d_add7_4afaafdaef89.slice/crio-5eed917563583925ffdbd40a64efb2aaffe58638e57add8becaf460fe74f5b1c.scope
12:cpuset:/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-poda5c1f8d5_1919_434d_add7_4afaafdaef89.slice/crio-5eed917563583925ffdbd40a64efb2aaffe58638e57add8becaf460fe74f5b1c.scope
11:files:/
`,
    expected: {
      engine: 'cri-o',
      id: '5eed917563583925ffdbd40a64efb2aaffe58638e57add8becaf460fe74f5b1c',
      name: null,
      pod: 'a5c1f8d5-1919-434d-add7-4afaafdaef89',
    },
  },
  {
    what: 'the monitor of CRI-O',
    source: 'https://github.com/istio/istio/issues/55139',
    text: `13:hugetlb:/
0::/system.slice/crio-conmon-c055fa05e5c1c20cc4ef3e2ebd180ab360b5369538c9b7cd536b3e6c58311b39.scope
`,
    expected: {
      engine: 'systemd',
      id: 'crio-conmon-c055fa05e5c1c20cc4ef3e2ebd180ab360b5369538c9b7cd536b3e6c58311b39.scope',
      name: null,
    },
  },
  {
    what: 'nerdctl',
    source: 'https://github.com/falcosecurity/plugins/pull/1378',
    text: v2(
      '/system.slice/nerdctl-c9cbd0900dcb1ed237baf1243bb809e6438fb118dbb747261469d4864378ced8.scope',
    ),
    expected: {
      engine: 'containerd',
      id: 'c9cbd0900dcb1ed237baf1243bb809e6438fb118dbb747261469d4864378ced8',
      name: null,
    },
  },
  {
    what: 'LXD in a project',
    source: 'https://github.com/canonical/lxd/issues/11870',
    text: v2('/lxc.payload.lxd-cloud_lxd-cloud-mgr'),
    expected: { engine: 'lxc', id: 'lxd-cloud_lxd-cloud-mgr', name: 'lxd-cloud_lxd-cloud-mgr' },
  },
  {
    what: 'LXD',
    source: 'https://github.com/canonical/lxd/issues/7104',
    text: v2('/lxc.payload.NextCloud/system.slice/cron.service'),
    expected: { engine: 'lxc', id: 'NextCloud', name: 'NextCloud' },
  },
  {
    what: 'its monitor',
    source: 'https://github.com/canonical/lxd/issues/7104',
    text: v2('/lxc.monitor.NextCloud'),
    expected: null,
  },
  {
    what: 'LXC before 3.1, a service in it',
    source: 'https://github.com/netdata/netdata/issues/1178',
    text: '1:name=systemd:/lxc/mysql-1/system.slice/systemd-logind.service\n',
    expected: { engine: 'lxc', id: 'mysql-1', name: 'mysql-1' },
  },
  {
    what: 'systemd-nspawn, its payload',
    source: 'https://github.com/systemd/systemd/issues/18104',
    text: v2('/machine.slice/machine-debian.scope/payload/system.slice/cron.service'),
    expected: { engine: 'systemd-nspawn', id: 'debian', name: 'debian' },
  },
  {
    what: 'systemd-nspawn, a name with hyphens',
    source: 'https://github.com/systemd/systemd/pull/38440',
    text: v2('/machine.slice/machine-TEST\\x2d13\\x2dNSPAWN.machinectl\\x2dbind.7ye.scope/payload'),
    expected: {
      engine: 'systemd-nspawn',
      id: 'TEST-13-NSPAWN.machinectl-bind.7ye',
      name: 'TEST-13-NSPAWN.machinectl-bind.7ye',
    },
  },
  {
    what: 'libvirt, an LXC guest',
    source: 'https://github.com/systemd/systemd/issues/13629',
    text: `4:cpu,cpuacct:/machine/lxc-1268-sl.libvirt-lxc
1:name=systemd:/system.slice/libvirtd.service
`,
    expected: { engine: 'libvirt', id: 'lxc-1268-sl', name: 'sl' },
  },
  {
    what: 'Flatpak',
    source: 'https://github.com/flatpak/flatpak/issues/6676',
    text: v2(
      '/user.slice/user-1000.slice/user@1000.service/app.slice/app-flatpak-org.gnome.Recipes-273822986.scope',
    ),
    expected: {
      engine: 'flatpak',
      id: 'app-flatpak-org.gnome.Recipes-273822986',
      name: 'org.gnome.Recipes',
    },
  },
  {
    what: 'snap, a scope',
    source: 'https://github.com/canonical/snapd/pull/10847',
    text: v2(
      '/user.slice/user-12345.slice/user@12345.service/app.slice/snap.test-snapd-policy-app-consumer.block-devices.f10f877c-1072-4caa-a0db-f095531d624f.scope',
    ),
    expected: {
      engine: 'snap',
      id: 'snap.test-snapd-policy-app-consumer.block-devices.f10f877c-1072-4caa-a0db-f095531d624f',
      name: 'test-snapd-policy-app-consumer',
    },
  },
  {
    what: 'snap, a service in a quota group',
    source: 'https://github.com/canonical/snapd/pull/11006',
    text: '1:name=systemd:/snap.foo.slice/snap.go-example-webserver.webserver.service\n',
    expected: {
      engine: 'snap',
      id: 'snap.go-example-webserver.webserver',
      name: 'go-example-webserver',
    },
  },
  {
    what: 'an application of the desktop',
    source: 'https://github.com/pop-os/cosmic-app-library/issues/242',
    text: v2(
      '/user.slice/user-1000.slice/user@1000.service/app.slice/app-at\\x2dspi\\x2ddbus\\x2dbus@autostart.service',
    ),
    expected: {
      engine: 'systemd',
      id: 'app-at\\x2dspi\\x2ddbus\\x2dbus@autostart.service',
      name: null,
    },
  },
  {
    what: 'a login session',
    source: 'https://github.com/podman-container-tools/podman/issues/11197',
    text: v2('/user.slice/user-1002.slice/session-48.scope'),
    expected: { engine: 'systemd', id: 'session-48.scope', name: null },
  },
  {
    what: 'the manager of a user',
    source: 'https://github.com/systemd/systemd/issues/3388',
    text: v2('/user.slice/user-1001.slice/user@1001.service/init.scope'),
    expected: { engine: 'systemd', id: 'user@1001.service', name: null },
  },
  {
    what: 'controllers elsewhere than the unit (v1)',
    source: 'https://github.com/xapi-project/xen-api/pull/6150',
    text: `8:memory:/vm.slice
7:blkio:/vm.slice
6:net_cls,net_prio:/
5:freezer:/
4:cpu,cpuacct:/vm.slice
3:cpuset:/
2:devices:/
1:name=systemd:/vm.slice/qemu-datapath@199.service
`,
    expected: { engine: 'systemd', id: 'qemu-datapath@199.service', name: null },
  },
  {
    what: 'no systemd: OpenRC, and a cgroup of its name',
    source: 'https://github.com/lxc/lxc/issues/1704',
    text: `10:pids:/
3:cpu:/
2:cpuset:/
1:name=openrc:/c1
`,
    expected: null,
  },
  {
    what: 'Talos: cgroups that no rule knows',
    source: 'https://github.com/siderolabs/talos/pull/3950',
    text: v2('/system/apid'),
    expected: null,
  },
];
