import type { Process } from '../../../preload/contract.ts';
import { type FieldTexts, field } from './field.ts';

export const PROCESS_FIELDS: FieldTexts<
  keyof Process | 'children' | 'objects' | 'groups' | 'fsIds' | 'capabilities'
> = {
  pid: field('Process id', 'The pid, as the collector sees it.', 'proc(5)'),
  ppid: field('Parent', 'The process that started it, or that took it over.', 'getppid(2)'),
  startTime: field('Started', 'When it was started.', 'proc_pid_stat(5)'),
  uid: field(
    'User',
    'Effective user: permissions of IPC objects are checked against it.',
    'credentials(7)',
  ),
  gid: field(
    'Group',
    'Effective group: permissions of IPC objects are checked against it and the further groups of the process.',
    'credentials(7)',
  ),
  user: field('User name', 'The name that the host gives to this user.', 'passwd(5)'),
  comm: field(
    'Name',
    'The name of its first thread: up to 15 bytes that the process may change.',
    'proc_pid_comm(5)',
  ),
  commandLine: field(
    'Command line',
    'The words it was started with. Kernel threads and ended processes have none.',
    'proc_pid_cmdline(5)',
  ),
  state: field('State', 'What it was doing when it was looked at.', 'proc_pid_stat(5)'),
  namespaces: field('Namespaces', 'The namespaces that its first thread is in.', 'namespaces(7)'),
  pidInNamespace: field(
    'Pids inside',
    'Its pid in each PID namespace that can see it, from the outermost to its own (NSpid).',
    'pid_namespaces(7)',
  ),
  container: field('Container', 'The container that its control group belongs to.', 'cgroups(7)'),
  credentials: field(
    'Credentials',
    'What else is asked for when access is checked.',
    'credentials(7)',
  ),
  groups: field(
    'Further groups',
    'Supplementary groups: they count where the permissions of a group do.',
    'credentials(7)',
  ),
  fsIds: field(
    'File system ids',
    'The user and group that POSIX queues, being files, are checked against.',
    'credentials(7)',
  ),
  capabilities: field(
    'Capabilities',
    'Effective capabilities, in the user namespace of the process (CapEff). CAP_IPC_OWNER passes over the permissions of IPC objects.',
    'capabilities(7)',
  ),
  children: field('Children', 'Processes whose parent it is.', 'proc(5)'),
  objects: field(
    'IPC objects',
    'What ties it to IPC objects. Only attaches, open descriptors and waits hold now; the others are what the kernel remembers.',
    'sysvipc(7)',
  ),
};
