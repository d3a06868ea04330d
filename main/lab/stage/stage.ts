import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { PROGRAMS } from '../format/programs.ts';
import { preparation, shellCommand, type Way } from './opening.ts';
import { ipcNamespaceOf, pidsOnStage } from './pids.ts';
import { MARK, ownMark } from './strays.ts';
import { type Done, Transcript } from './transcript.ts';

/** A command that takes longer waits for something that does not come. */
const PATIENCE_MS = 10_000;
/** The kernel ends a pid namespace in some milliseconds. */
const END_MS = 5_000;

/** Why a stage cannot go on, in words. */
export class StageFault extends Error {
  readonly remedy: string | null;

  constructor(reason: string, remedy: string | null = null) {
    super(reason);
    this.remedy = remedy;
  }
}

/**
 * A shell in namespaces of its own: IPC, mount, network and pid, without root in a
 * user namespace. Whatever is started there ends with the first process of its pid
 * namespace (pid_namespaces(7)), and with the last process the kernel removes what
 * was made: nothing of it is ever outside.
 *
 * That first process ends when we do, by three independent ways: its parent has asked
 * to be killed with us (`setpriv --pdeathsig`), it is killed with its parent
 * (`unshare --kill-child`), and it reads from a pipe that only we hold.
 */
export class Stage {
  readonly way: Way;
  readonly #child: ChildProcess;
  readonly #transcript: Transcript;
  readonly #closed: Promise<void>;
  #complaint = '';
  #pending: { resolve: (done: Done) => void; reject: (fault: StageFault) => void } | null = null;
  #gone = false;
  readonly #mark: string;

  private constructor(way: Way) {
    this.way = way;
    this.#mark = randomBytes(12).toString('hex');
    const [program = '', ...args] = shellCommand(way).split(' ');
    this.#child = spawn('setpriv', ['--pdeathsig=KILL', program, ...args], {
      cwd: '/',
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: PROGRAMS, LC_ALL: 'C', TERM: 'dumb', HOME: '/', [MARK]: ownMark() },
    });
    this.#transcript = new Transcript(this.#mark, (done) => {
      const pending = this.#pending;
      this.#pending = null;
      pending?.resolve(done);
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text) => this.#transcript.push(text));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#complaint = `${this.#complaint}${text}`.slice(0, 2_000);
    });
    // It may end between two commands; 'close' says so.
    this.#child.stdin?.on('error', () => {});
    this.#closed = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        this.#complaint = error.message;
        resolve();
      });
      this.#child.once('close', () => resolve());
    });
    void this.#closed.then(() => this.#end());
  }

  /**
   * @param programs the folder of the lab's programs
   * @throws StageFault where the kernel or the machine refuses
   */
  static async open(way: Way, programs: string): Promise<Stage> {
    if (programs === '/mnt' || programs.startsWith('/mnt/')) {
      throw new StageFault(
        `The lab's programs are in ${programs}, and its stage mounts over /mnt.`,
        'Put IPC Scope into another folder.',
      );
    }
    const stage = new Stage(way);
    try {
      for (const command of preparation(programs)) {
        const { output, code } = await stage.run(command);
        if (code !== 0) throw new StageFault(`The stage cannot be prepared: ${output.trim()}`);
      }
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  /** Called when it ends, whoever ended it. */
  onClosed(listener: () => void): void {
    void this.#closed.then(listener);
  }

  /**
   * Runs what somebody would type in the stage's shell. One at a time.
   *
   * @throws StageFault where it does not come to its end; the stage is closed then
   */
  async run(command: string): Promise<Done> {
    if (this.#gone) throw this.#fault();
    const done = new Promise<Done>((resolve, reject) => {
      this.#pending = { resolve, reject };
    });
    const timer = setTimeout(() => {
      const words = `This did not end within ${PATIENCE_MS / 1000} s: ${command}`;
      this.#pending?.reject(new StageFault(words));
      this.#pending = null;
      this.#kill();
    }, PATIENCE_MS);
    // `command`: a mistake in it does not end the shell. What is in the background goes on.
    this.#child.stdin?.write(
      `command eval ${quotedWhole(command)} </dev/null 2>&1\nprintf '\\n%s %s\\n' ${this.#mark} "$?"\n`,
    );
    try {
      return await done;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Our pids of the processes whose pids these variables of the shell hold; null where
   * one holds none, or its process has ended.
   */
  async pidsOf(variables: readonly string[]): Promise<Map<string, number | null>> {
    const asked = variables.map((name) => `"$${name}"`).join(' ');
    const { output } = await this.run(variables.length > 0 ? `printf '%s\\n' ${asked}` : ':');
    const values = output.split('\n');
    const here = pidsOnStage(this.#child.pid ?? 0);
    return new Map(
      variables.map((name, at) => [name, here.get(Number(values[at] || '0')) ?? null]),
    );
  }

  /** The IPC namespace of the stage itself. */
  get ipc(): string | null {
    const pid = pidsOnStage(this.#child.pid ?? 0).get(1);
    return pid === undefined ? null : ipcNamespaceOf(pid);
  }

  /** Ends all that runs on it; resolves when it has ended. */
  async close(): Promise<void> {
    this.#kill();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, END_MS);
    });
    await Promise.race([this.#closed, late]);
    clearTimeout(timer);
  }

  #kill(): void {
    this.#child.kill('SIGKILL');
  }

  #end(): void {
    this.#gone = true;
    this.#pending?.reject(this.#fault());
    this.#pending = null;
  }

  #fault(): StageFault {
    const said = [this.#complaint.trim(), this.#transcript.rest.trim()].filter(Boolean).join('; ');
    if (/unshare.*(Operation not permitted|No space left)/s.test(said)) {
      return new StageFault(
        `The kernel gives this user no namespaces of their own: ${said}`,
        'An administrator allows them: user_namespaces(7), and on Ubuntu sysctl -w kernel.apparmor_restrict_unprivileged_userns=0.',
      );
    }
    return new StageFault(`The shell of the lab has ended${said ? `: ${said}` : ''}.`);
  }
}

/** Always in quotes: `quoted` leaves single words as they are, which may be the shell's own. */
function quotedWhole(command: string): string {
  return `'${command.replaceAll("'", "'\\''")}'`;
}
