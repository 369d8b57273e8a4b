/**
 * Whether this system has what tests of signals and of the shell need. Windows hands no signal to another process, but ends it
 * at once; it has no `sh` by itself, no limits by `ulimit`, and its cmd and PowerShell take words apart by rules of their own.
 */
export const UNIX = process.platform !== 'win32';
