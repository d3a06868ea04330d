import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a shell says of tracefs, mounted for it alone; null: it may not be, or there is none. */
function inTracefs(script: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'ipcscope-tracefs-'));
  try {
    const mounted = `mount -t tracefs tracefs '${folder}' && cd '${folder}' && ${script}`;
    const { status, stdout } = spawnSync('unshare', ['--mount', 'sh', '-c', mounted], {
      encoding: 'utf8',
    });
    return status === 0 ? stdout : null;
  } finally {
    rmdirSync(folder);
  }
}

/** Why events cannot be tested here; null: they can. */
export function noEvents(): string | null {
  if (process.getuid?.() !== 0) return 'needs root';
  const calls = inTracefs('ls -d events/syscalls');
  return calls === null ? 'this kernel has no tracefs with system calls' : null;
}

/** Trace instances of the collector with this pid. */
export function instancesOf(pid: number): string[] {
  const names = (inTracefs('ls instances') ?? '').split('\n');
  return names.filter((name) => name.startsWith(`ipcscope-${pid}-`));
}

const SETTINGS = [
  'current_tracer',
  'trace_options',
  'trace_clock',
  'tracing_on',
  'tracing_cpumask',
  'buffer_size_kb',
  'set_event',
  'set_event_pid',
  'set_event_notrace_pid',
  'uprobe_events',
  'events/enable',
];

/** All that can be set in tracefs and is not an instance's own. */
export function traceSettings(): string {
  const files = SETTINGS.map((file) => `echo ${file}; cat ${file} || true`).join('; ');
  const settings = inTracefs(`{ ${files}; } 2>&1`);
  if (settings === null) throw new Error('no tracefs');
  return settings;
}
