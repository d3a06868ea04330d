/** capabilities(7), by their numbers. */
const NAMES =
  'CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE'.split(
    ' ',
  );

const FEW = 8;

/** The effective capabilities in words. `hex`: `CapEff` as `/proc/PID/status` prints it. */
export function capabilityWords(hex: string): string {
  const bits = BigInt(`0x${hex}`);
  const names = NAMES.filter((_, bit) => bits & (1n << BigInt(bit))).map((name) => `CAP_${name}`);
  for (let bit = NAMES.length; bits >> BigInt(bit) > 0n; bit += 1) {
    if (bits & (1n << BigInt(bit))) names.push(`capability ${bit}`);
  }
  if (names.length === 0) return 'none';
  const missing = NAMES.map((name) => `CAP_${name}`).filter((name) => !names.includes(name));
  if (missing.length === 0) return `all ${names.length}`;
  // What is not there tells more of nearly all than a list of them.
  return missing.length <= FEW ? `all but ${missing.join(', ')}` : names.join(', ');
}
