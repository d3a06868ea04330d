import { randomBytes } from 'node:crypto';
import { open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file that is afterwards either as it was or whole: written beside, then
 * moved over. What a symbolic link leads to is replaced, not the link; a file that
 * was there keeps its mode. Fails with the error of the system call.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target).then(
    (found) => found.mode & 0o777,
    () => 0o666,
  );
  // A short name: the file's own may already be as long as one can be.
  const beside = join(dirname(target), `.ipcscope-${randomBytes(6).toString('hex')}`);
  const file = await open(beside, 'wx', mode);
  try {
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await unlink(beside).catch(() => {});
    throw error;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'that file system can only be read',
  ENOSPC: 'there is no space left',
  EDQUOT: 'your share of the disk is used up',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'that is a folder',
  ENAMETOOLONG: 'that name is too long',
};

/** Why a file could not be written: `a.png: there is no space left`. */
export function reasonOf(path: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  const words = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
  return `${basename(path)}: ${words}`;
}
