/** What the errors of IPC calls mean, by their names: errno(3) and the ERRORS of each man page. */
const MEANINGS: Readonly<Record<string, string>> = {
  EACCES: 'it is there, and its mode does not let this user do that',
  EAGAIN: 'it would have to wait, and was told not to',
  ECONNREFUSED: 'nobody listens at this address',
  EEXIST: 'there is one already',
  EIDRM: 'it was removed while the call was waiting',
  EINTR: 'a signal came while the call was waiting',
  EINVAL: 'the call makes no sense for it, or there is no such id',
  ENOENT: 'there is nothing of this key or name here',
  ENOMSG: 'there is no such message in the queue',
  ENOSPC: 'a limit of the system is reached',
  EPERM: 'that takes a privilege',
  ESRCH: 'there is no such process here',
};

/** What one means, in words; null: not known here. */
export function errorMeaning(name: string): string | null {
  return Object.hasOwn(MEANINGS, name) ? (MEANINGS[name] ?? null) : null;
}

/** The names of errors in a text, each with its meaning in words. */
export function errorsIn(text: string): { name: string; meaning: string }[] {
  const names = new Set(text.match(/\bE[A-Z0-9]{3,}\b/g) ?? []);
  return [...names].flatMap((name) => {
    const meaning = MEANINGS[name];
    return meaning === undefined ? [] : [{ name, meaning }];
  });
}
