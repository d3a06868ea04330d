import { spawn } from 'node:child_process';

/** Where to look from: a process in the IPC namespace in question. */
export interface Member {
  pid: number;
}

/**
 * Runs a shell script in the IPC namespace of a process, as a person would with
 * nsenter(1); gives the bytes that it printed.
 */
export function inside({ pid }: Member, script: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('nsenter', ['-t', `${pid}`, '-i', 'sh', '-e'], {
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    });
    const chunks: Buffer[] = [];
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (text) => {
      complaint += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(new Error(`in the IPC namespace of ${pid}: ${complaint}`));
    });
    child.stdin.end(script);
  });
}

/** Runs several commands there at once; what each printed, by its name. */
export async function sections<Name extends string>(
  member: Member,
  commands: Record<Name, string>,
): Promise<Record<Name, string>> {
  const names = Object.keys(commands) as Name[];
  const script = names.map((name) => `echo '@@ ${name}'\n${commands[name]}`).join('\n');
  const text = (await inside(member, script)).toString();
  const printed = {} as Record<Name, string>;
  for (const section of text.split(/^@@ /m).slice(1)) {
    const end = section.indexOf('\n');
    printed[section.slice(0, end) as Name] = section.slice(end + 1);
  }
  return printed;
}
